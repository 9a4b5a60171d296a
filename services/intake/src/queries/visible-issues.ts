import { type Actor, WHOLE_DISTRICT } from '@xianban/service-kit/identity/actor';
import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';

const IN_AREAS =
  '(issue.street IN (:...areas) OR issue.community IN (:...areas) OR issue.managementGrid IN (:...areas) OR issue.technicalGrid IN (:...areas))';
/** Lies in the area `:area`, of any level. */
export const IN_AREA = IN_AREAS.replaceAll('IN (:...areas)', '= :area');

/** Leaves what an actor may see of a list of `issue`, running ones or those of the past. Same rule as `maySee`. */
export function restrictToVisible<Entity extends ObjectLiteral>(list: SelectQueryBuilder<Entity>, { areas, unit }: Actor): void {
  if (areas.includes(WHOLE_DISTRICT)) return;
  const rights = [...(areas.length > 0 ? [IN_AREAS] : []), ...(unit ? ['issue.unit = :ownUnit'] : [])];
  list.andWhere(rights.length > 0 ? `(${rights.join(' OR ')})` : 'false', { areas, ownUnit: unit });
}
