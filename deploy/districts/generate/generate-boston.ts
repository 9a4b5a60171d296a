/**
 * Writes Boston's areas, cells, outline, units and vocabulary and the extract of one day, from the city's open data:
 * `npm run generate:boston -- FILE`, FILE being the compressed CSV of requests.
 */
import { join } from 'node:path';

import { buildBoston } from './build-boston.ts';
import { dayOf } from './day-of.ts';
import { writePack } from './write-pack.ts';

/** An ordinary Monday. */
const DAY = '2015-03-16';

const requestsFile = process.argv[2];
if (!requestsFile) throw new Error('name the file of requests: npm run generate:boston -- FILE');

const pack = join(import.meta.dirname, '../boston-2015');
writePack(pack, { ...buildBoston(requestsFile, join(pack, 'sources')), [`day-${DAY}.csv`]: dayOf(requestsFile, DAY) });
