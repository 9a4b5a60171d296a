import type { Areas } from '@xianban/contracts/values/areas';
import type { UnitId } from '@xianban/contracts/values/identifiers';
import { type Actor, WHOLE_DISTRICT } from '@xianban/service-kit/identity/actor';
import { actorCovers } from '@xianban/service-kit/identity/actor-covers';
import type { Role } from '@xianban/service-kit/identity/role';

/** Where an issue lies and who is responsible, as far as it is known. */
export interface PlacedIssue {
  readonly areas?: Areas;
  readonly unit?: UnitId;
}

const SUPERVISORS: readonly Role[] = ['street-staff', 'district-staff'];
const DECIDERS: readonly Role[] = ['street-staff', 'district-staff', 'operator'];
const ADDRESSEES: readonly Role[] = ['unit-staff', 'street-staff', 'district-staff'];

/** Staff see the issues of their areas and of their unit. */
export function maySee(actor: Actor, issue: PlacedIssue): boolean {
  return covers(actor, issue) || isOfUnit(actor, issue);
}

/** Extension, the books or closing without a fix are asked for by the responsible unit, or by a supervisor of the area in its stead. */
export function mayAsk(actor: Actor, issue: PlacedIssue): boolean {
  return (actor.role === 'unit-staff' && isOfUnit(actor, issue)) || (SUPERVISORS.includes(actor.role) && covers(actor, issue));
}

/** An issue is sorted anew by the responsible unit, a supervisor of the area or an operator. */
export function mayReclassify(actor: Actor, issue: PlacedIssue): boolean {
  return mayAsk(actor, issue) || mayDecide(actor, issue);
}

/** Requests are decided by a supervisor of the area or an operator; that it is another person than the asker is looked at apart. */
export function mayDecide(actor: Actor, issue: PlacedIssue): boolean {
  return DECIDERS.includes(actor.role) && covers(actor, issue);
}

/** The words of a report are for those who deal with it; who said them, for those who answer to the reporter. */
export function mayContact(actor: Actor, issue: PlacedIssue): boolean {
  return ADDRESSEES.includes(actor.role) && maySee(actor, issue);
}

function isOfUnit(actor: Actor, issue: PlacedIssue): boolean {
  return issue.unit !== undefined && actor.unit === issue.unit;
}

function covers(actor: Actor, { areas }: PlacedIssue): boolean {
  // before it is located, an issue is nobody's but the district's
  return areas ? actorCovers(actor, areas) : actor.areas.includes(WHOLE_DISTRICT);
}
