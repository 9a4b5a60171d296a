import { join } from 'node:path';

import { bostonAreas } from './boston-areas.ts';
import { bostonRequests } from './boston-requests.ts';
import { bostonNatures, bostonUnits, bostonVocabulary } from './boston-words.ts';
import { jsonLines } from './json-lines.ts';
import { readRows } from './read-rows.ts';
import type { PackFiles } from './write-pack.ts';

const DISTRICT = '025025';
/** Takes what no department does. */
const HOTLINE = 'INFO';

/** The generated files of Boston's pack from a file of the city's requests and the sources in the pack's folder. */
export function buildBoston(requestsFile: string, sources: string): PackFiles {
  const requests = bostonRequests(requestsFile);
  const neighborhoods = readRows<'name' | 'also' | 'name_zh'>(join(sources, 'neighborhoods.csv')).map(({ name, also, name_zh }) => ({
    name: { zh: name_zh, en: name },
    also: also === '' ? [] : also.split('|'),
  }));
  const departments = readRows<'code' | 'id' | 'name' | 'name_zh'>(join(sources, 'departments.csv')).map(({ code, id, name, name_zh }) => ({
    code,
    id,
    name: { zh: name_zh, en: name },
  }));
  const reasons = readRows<'reason' | 'name_zh' | 'category' | 'qualities'>(join(sources, 'reasons.csv')).map((row) => ({
    ...row,
    qualities: row.qualities.split('|'),
  }));
  const limitClasses = readRows<'type' | 'limitClass'>(join(sources, 'limit-classes.csv'));

  const { outline, areas, cells } = bostonAreas(DISTRICT, requests, neighborhoods);
  return {
    'outline.geojson': `${JSON.stringify(outline)}\n`,
    'areas.json': jsonLines(areas),
    'cells.json': jsonLines(cells),
    'units.json': jsonLines(bostonUnits(DISTRICT, requests, departments, HOTLINE)),
    'natures.json': jsonLines(bostonNatures(reasons)),
    'vocabulary.yaml': bostonVocabulary(requests, reasons, new Map(limitClasses.map(({ type, limitClass }) => [type, limitClass]))),
  };
}
