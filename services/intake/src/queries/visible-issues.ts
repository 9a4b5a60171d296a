import { type Actor, WHOLE_DISTRICT } from '@xianban/service-kit/identity/actor';
import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';

/** By which names a query knows what has the areas and what has the unit. */
export interface VisibleParts {
  readonly areas: string;
  readonly unit: string;
}

const AREA_COLUMNS = ['street', 'community', 'managementGrid', 'technicalGrid'];

/** Lies in the area `:area`, of any level. @param part what has the areas */
export function inArea(part: string): string {
  return `(${AREA_COLUMNS.map((column) => `${part}.${column} = :area`).join(' OR ')})`;
}

/** Leaves of a list what an actor may see. Same rule as `maySee`. */
export function restrictToVisible<Entity extends ObjectLiteral>(
  list: SelectQueryBuilder<Entity>,
  { areas, unit }: Actor,
  part: VisibleParts,
): void {
  if (areas.includes(WHOLE_DISTRICT)) return;
  const inAreas = `(${AREA_COLUMNS.map((column) => `${part.areas}.${column} IN (:...areas)`).join(' OR ')})`;
  const rights = [...(areas.length > 0 ? [inAreas] : []), ...(unit ? [`${part.unit}.unit = :ownUnit`] : [])];
  list.andWhere(rights.length > 0 ? `(${rights.join(' OR ')})` : 'false', { areas, ownUnit: unit });
}
