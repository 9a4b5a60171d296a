import type { IssueNumber } from '@xianban/contracts/values/identifiers';
import type { EntityManager } from 'typeorm';

import type { Issue } from './issue.js';
import { lockedIssue } from './locked-issue.js';

/** Two issues that nobody else changes until the transaction ends, in the order asked for. Locked by number, so that two never wait for each other. */
export async function lockedIssues(
  manager: EntityManager,
  one: IssueNumber,
  other: IssueNumber,
): Promise<readonly [Issue | null, Issue | null]> {
  if (one > other) return (await lockedIssues(manager, other, one)).toReversed() as [Issue | null, Issue | null];
  return [await lockedIssue(manager, one), await lockedIssue(manager, other)];
}
