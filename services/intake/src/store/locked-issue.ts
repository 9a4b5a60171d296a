import type { IssueNumber } from '@xianban/contracts/values/identifiers';
import type { EntityManager } from 'typeorm';

import { Issue } from './issue.js';

/** An issue that nobody else changes until the transaction ends. Lock it before anything that belongs to it, so that two never wait for each other. */
export function lockedIssue(manager: EntityManager, number: IssueNumber): Promise<Issue | null> {
  return manager.findOne(Issue, { where: { number }, lock: { mode: 'pessimistic_write' } });
}
