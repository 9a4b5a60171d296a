import { AREA_CODE, type AreaCode } from '@xianban/contracts/values/identifiers';
import { isPosition } from '@xianban/contracts/values/position';

import type { Area, AreaLevel, Cell } from './area.js';
import { listOf } from './pack-file.js';
import { PackError } from './pack-error.js';

const FILE = 'cells.json';

/**
 * The technical grids of a pack. Checked by hand: a district has thousands with dozens of corners each.
 * @throws PackError naming the entry and the field at fault
 */
export function readCells(folder: string, areas: ReadonlyMap<AreaCode, Area>): Cell[] {
  const seen = new Set<string>();
  const isArea = (area: unknown, level: AreaLevel) => areas.get(area as AreaCode)?.level === level;
  return listOf(folder, FILE).map((entry, index) => {
    const { code, community, managementGrid, polygon } = (entry ?? {}) as Partial<Record<keyof Cell, unknown>>;
    if (typeof code !== 'string' || !AREA_CODE.test(code)) throw new PackError(FILE, `${index}.code must be an area code`);
    if (seen.has(code)) throw new PackError(FILE, `${index}.code ${code} stands there twice`);
    seen.add(code);
    if (!isArea(managementGrid, 'management-grid')) throw new PackError(FILE, `${index}.managementGrid must be one of areas.json`);
    if (!isArea(community, 'community')) throw new PackError(FILE, `${index}.community must be one of areas.json`);
    if (!Array.isArray(polygon) || polygon.length < 3 || !polygon.every(isPosition)) {
      throw new PackError(FILE, `${index}.polygon must have at least three corners [longitude, latitude]`);
    }
    return entry as Cell;
  });
}
