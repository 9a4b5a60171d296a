import { Injectable } from '@nestjs/common';
import { RecordLimitV1, type RecordLimitReply } from '@xianban/contracts/commands/record-limit';
import { IssueLimitRecordedV1 } from '@xianban/contracts/events/issue-limit-recorded';
import { OnOrder } from '@xianban/messaging/on-order';
import { Store } from '@xianban/messaging/store';
import { Clock } from '@xianban/service-kit/clock';

import { unknownIssue } from '../domain/unknown-issue.js';
import { addEntry } from '../store/add-entry.js';
import { Issue } from '../store/issue.js';
import { lockedIssue } from '../store/locked-issue.js';

/** Writes the limit of an issue into the register. A limit of another round than the issue's is told and noted, but no longer shown. */
@Injectable()
export class RecordLimit {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
  ) {}

  @OnOrder(RecordLimitV1)
  run(order: RecordLimitV1): Promise<RecordLimitReply> {
    return this.store.once<RecordLimitReply>(order, async (tx) => {
      const issue = await lockedIssue(tx.manager, order.issue);
      if (!issue) return unknownIssue();

      const { round, limitAt, overdue } = order;
      const now = new Date(this.clock.nowMs());
      const limitSequence = issue.limitSequence + 1;
      await tx.manager.update(Issue, issue.number, {
        limitSequence,
        updatedAt: now,
        // what is said of another round is told and noted, but no longer shown
        ...(round === issue.round && { limitAt: new Date(limitAt), overdue }),
      });
      await addEntry(tx.manager, { issue: issue.number, round, at: now, kind: 'limit-recorded', detail: { limitAt, overdue } });
      const data = { issue: issue.number, round, limitAt, overdue };
      await tx.tell(IssueLimitRecordedV1, { subject: `${issue.number}/limit`, sequence: limitSequence, data, timeMs: now.getTime() });
      return { ok: true };
    });
  }
}
