import type { IssueNumber } from '@xianban/contracts/values/identifiers';
import { LADDER_LEVELS } from '@xianban/contracts/values/judgement';
import type { EntityManager } from 'typeorm';

import { escalationLevel } from '../domain/escalation-level.js';
import { TimelineEntry } from './timeline-entry.js';

/** How high an issue has climbed in a round, as its timeline tells. */
export async function escalationOfRound(manager: EntityManager, issue: IssueNumber, round: number): Promise<number> {
  const entries = await manager.findBy(TimelineEntry, { issue, round, kind: 'task-escalated' });
  const reached = LADDER_LEVELS.filter((level) => entries.some(({ detail }) => detail.level === level));
  return Math.max(0, ...reached.map(escalationLevel));
}
