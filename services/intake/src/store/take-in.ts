import { IssueMergedV1 } from '@xianban/contracts/events/issue-merged';
import type { MoveIssueV1 } from '@xianban/contracts/commands/move-issue';
import type { Transaction } from '@xianban/messaging/transaction';

import { addEntry } from './add-entry.js';
import { Issue } from './issue.js';
import { moveReports } from './move-reports.js';

/** An issue takes in another that was just moved to `merged`: its reports with their reporters, and word of its limit. Both are locked. */
export async function takeIn(tx: Transaction, from: Issue, into: Issue, { at, limitAt }: MoveIssueV1, now: Date): Promise<void> {
  const reports = await moveReports(tx.manager, from.number, into.number);
  await tx.manager.update(Issue, into.number, { updatedAt: now });
  await addEntry(tx.manager, {
    issue: into.number,
    round: into.round,
    at: new Date(at),
    kind: 'merged-in',
    detail: { from: from.number, reports: reports.length },
  });
  const data = {
    issue: into.number,
    round: into.round,
    from: from.number,
    reports: reports.length,
    ...(limitAt && { limitAt }),
    mergedAt: at,
  };
  await tx.tell(IssueMergedV1, { subject: `${from.number}/merged`, sequence: 1, data, timeMs: Date.parse(at) });
}
