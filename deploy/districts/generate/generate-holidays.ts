/** Writes `holidays.json` of each pack. `npm run generate:holidays` */
import { join } from 'node:path';

import { chineseHolidays } from './chinese-holidays.ts';
import { federalHolidays } from './federal-holidays.ts';
import { writePack } from './write-pack.ts';

const districts = join(import.meta.dirname, '..');
const file = (holidays: object): string => `${JSON.stringify(holidays, undefined, 2)}\n`;

writePack(join(districts, 'chaoyang'), { 'holidays.json': file(chineseHolidays([2025, 2026, 2027])) });
writePack(join(districts, 'boston-2015'), { 'holidays.json': file(federalHolidays([2015, 2016])) });
