import { LADDER_LEVELS, type LadderLevel } from '@xianban/contracts/values/judgement';

/** How high a rung stands: 1 community, 2 street, 3 district; 0 is an issue that has not climbed. */
export function escalationLevel(level: LadderLevel): number {
  return LADDER_LEVELS.indexOf(level) + 1;
}
