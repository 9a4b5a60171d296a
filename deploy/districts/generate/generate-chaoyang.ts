/** Writes Chaoyang's areas, cells, outline and units from the sources beside them. `npm run generate:chaoyang` */
import { join } from 'node:path';

import { buildChaoyang } from './build-chaoyang.ts';
import { writePack } from './write-pack.ts';

const pack = join(import.meta.dirname, '../chaoyang');
writePack(pack, buildChaoyang(join(pack, 'sources')));
