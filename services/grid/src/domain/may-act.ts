import type { Areas } from '@xianban/contracts/values/areas';
import type { UnitId } from '@xianban/contracts/values/identifiers';
import { LADDER_LEVELS, type LadderLevel } from '@xianban/contracts/values/judgement';
import { WHOLE_DISTRICT, type Actor } from '@xianban/service-kit/identity/actor';
import { actorCovers } from '@xianban/service-kit/identity/actor-covers';

import type { TaskAction } from './task-state.js';
import type { Unit } from '@xianban/service-kit/district/unit';

/** What of a task decides who may act on it. */
export interface TaskInHands {
  readonly unit: UnitId;
  readonly areas: Areas;
  /** The highest level that supervises it, if nobody accepted in time. */
  readonly escalationLevel?: LadderLevel;
  /** Who handled it last. */
  readonly handledBy?: string;
}

/** What people do; orders come from the workflow and need no right. */
export type PersonalAction = Exclude<TaskAction, 'escalate' | 'withdraw'>;

export type ActDenial = 'not-your-task' | 'not-your-area' | 'own-work';

const VERIFIERS: readonly Actor['role'][] = ['grid-worker', 'street-staff', 'district-staff', 'operator'];

/** Why this person may not do that to the task; undefined if they may. `unit` is the actor's own, as the district pack describes it. */
export function actDenial(action: PersonalAction, actor: Actor, unit: Unit | undefined, task: TaskInHands): ActDenial | undefined {
  switch (action) {
    case 'accept':
    case 'return':
    case 'handle':
      return actor.unit === task.unit || supervises(actor, unit, task) ? undefined : 'not-your-task';
    case 'inspect':
      return actor.unit === task.unit && actor.role === 'grid-worker' ? undefined : 'not-your-task';
    case 'verify':
      if (actor.sub === task.handledBy) return 'own-work';
      return VERIFIERS.includes(actor.role) && actorCovers(actor, task.areas) ? undefined : 'not-your-area';
    default:
      return action satisfies never;
  }
}

/** True for staff of a level that the task has climbed to; a level that was passed on the way keeps its right. */
function supervises(actor: Actor, unit: Unit | undefined, task: TaskInHands): boolean {
  if (!task.escalationLevel) return false;
  const reached = LADDER_LEVELS.slice(0, LADDER_LEVELS.indexOf(task.escalationLevel) + 1);
  return reached.some((level) => isStaffOf(level, actor, unit, task.areas));
}

function isStaffOf(level: LadderLevel, actor: Actor, unit: Unit | undefined, areas: Areas): boolean {
  switch (level) {
    case 'community':
      return unit?.kind === 'community' && unit.areas.includes(areas.community);
    case 'street':
      return (unit?.kind === 'street' && unit.areas.includes(areas.street)) || (actor.role === 'street-staff' && actorCovers(actor, areas));
    case 'district':
      return unit?.kind === 'district' || actor.role === 'district-staff';
    default:
      return level satisfies never;
  }
}

/** True if the person sees the task at all: their unit's, or one in an area that they cover. */
export function maySee(actor: Actor, task: Pick<TaskInHands, 'unit' | 'areas'>): boolean {
  return seesWholeDistrict(actor) || actor.unit === task.unit || actorCovers(actor, task.areas);
}

/** True for whoever watches over the whole district. */
export function seesWholeDistrict(actor: Actor): boolean {
  return actor.role === 'operator' || actor.role === 'district-staff' || actor.areas.includes(WHOLE_DISTRICT);
}
