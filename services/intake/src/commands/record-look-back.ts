import { Injectable } from '@nestjs/common';
import { RecordLookBackV1, type RecordLookBackReply } from '@xianban/contracts/commands/record-look-back';
import { OnOrder } from '@xianban/messaging/on-order';
import { Store } from '@xianban/messaging/store';
import { Clock } from '@xianban/service-kit/clock';

import { unknownIssue } from '../domain/unknown-issue.js';
import { addEntry } from '../store/add-entry.js';
import { askForReopening } from '../store/ask-for-reopening.js';
import { Issue } from '../store/issue.js';
import { lockedIssue } from '../store/locked-issue.js';
import { Reopening } from '../store/reopening.js';

/** Notes what a look-back found. A matter that has come back asks for a new round; whoever asked for one, the look-back hears that it is over. */
@Injectable()
export class RecordLookBack {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
  ) {}

  @OnOrder(RecordLookBackV1)
  run(order: RecordLookBackV1): Promise<RecordLookBackReply> {
    return this.store.once<RecordLookBackReply>(order, async (tx) => {
      const issue = await lockedIssue(tx.manager, order.issue);
      if (!issue) return unknownIssue();

      const { round, days, recurred } = order;
      const now = new Date(this.clock.nowMs());
      await addEntry(tx.manager, { issue: issue.number, round, at: now, kind: 'looked-back', detail: { days, recurred } });
      await tx.manager.update(Issue, issue.number, { updatedAt: now });
      if (recurred && issue.state === 'closed' && issue.round === round) await askForReopening(tx, issue, { by: 'look-back' }, this.clock);
      return { ok: true, reopened: await tx.manager.existsBy(Reopening, { issue: issue.number, round: round + 1 }) };
    });
  }
}
