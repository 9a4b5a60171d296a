import type { Envelope } from '@xianban/contracts/envelope';
import type { TaskFact } from '@xianban/contracts/events/task-fact';
import type { EntityManager } from 'typeorm';

import type { TimelineKind } from '../domain/timeline-kind.js';
import { Issue } from './issue.js';
import { lockedIssue } from './locked-issue.js';
import { TimelineEntry } from './timeline-entry.js';

/**
 * Notes a fact of grid in the timeline, at the time when it happened on the ground and under the fact's own id, so that neither repetition nor
 * the order of arrival shows. @throws Error if the register does not have the issue
 */
export async function noteTask(
  manager: EntityManager,
  fact: Envelope<TaskFact>,
  kind: TimelineKind,
  nowMs: number,
  more: TimelineEntry['detail'] = {},
): Promise<void> {
  const { issue: number, round, task, kind: taskKind, unit, occurredAt } = fact.data;
  const issue = await lockedIssue(manager, number);
  if (!issue) throw new Error('a task belongs to an issue that the register does not have');
  await manager
    .createQueryBuilder()
    .insert()
    .into(TimelineEntry)
    .values({ id: fact.id, issue: number, round, at: new Date(occurredAt), kind, detail: { task, taskKind, unit, ...more } })
    .orIgnore()
    .execute();
  await manager.update(Issue, number, { updatedAt: new Date(nowMs) });
}
