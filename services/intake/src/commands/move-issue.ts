import { Injectable } from '@nestjs/common';
import { MoveIssueV1, type MoveIssueReply } from '@xianban/contracts/commands/move-issue';
import { IssueClosedV1 } from '@xianban/contracts/events/issue-closed';
import { IssueMovedV1 } from '@xianban/contracts/events/issue-moved';
import type { IssueNumber } from '@xianban/contracts/values/identifiers';
import { OnOrder } from '@xianban/messaging/on-order';
import { Store } from '@xianban/messaging/store';
import type { Transaction } from '@xianban/messaging/transaction';
import { Clock } from '@xianban/service-kit/clock';

import { decideMove } from '../domain/decide-move.js';
import { issueClosed } from '../domain/issue-closed.js';
import { MERGEABLE_STATES } from '../domain/mergeable-states.js';
import { movedIssue, type IssueCourse } from '../domain/moved-issue.js';
import { unknownIssue } from '../domain/unknown-issue.js';
import { addEntry } from '../store/add-entry.js';
import { areasOf } from '../store/areas-of.js';
import { dateOf } from '../store/date-of.js';
import { escalationOfRound } from '../store/escalation-of-round.js';
import { Issue } from '../store/issue.js';
import { lockedIssue } from '../store/locked-issue.js';
import { lockedIssues } from '../store/locked-issues.js';
import { takeIn } from '../store/take-in.js';
import { tellWebhooks } from '../webhooks/tell-webhooks.js';

/**
 * Moves an issue along an arrow of the register: the only way in which its state changes. Refuses as the order says; then nothing is changed, but
 * that a merging which was asked for is over.
 */
@Injectable()
export class MoveIssue {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
  ) {}

  @OnOrder(MoveIssueV1)
  run(order: MoveIssueV1): Promise<MoveIssueReply> {
    return this.store.once<MoveIssueReply>(order, async (tx) => {
      const [issue, into] = order.into
        ? await lockedIssues(tx.manager, order.issue, order.into)
        : [await lockedIssue(tx.manager, order.issue), null];
      if (!issue) return unknownIssue();
      const decision = decideMove(issue, order);
      if (!decision.ok) return decision;
      if (decision.already) {
        // whoever gives it again may know more of the limit by now
        await tx.manager.update(Issue, issue.number, {
          limitAt: dateOf(order.limitAt ?? this.courseOf(issue).limitAt),
          overdue: order.overdue ?? issue.overdue,
        });
        return { ok: true, version: issue.version };
      }

      if (order.to === 'merged' && !(into && MERGEABLE_STATES.includes(into.state))) {
        // whoever asked for it can ask again, for another issue
        await tx.manager.update(Issue, issue.number, { mergedInto: null });
        return { ok: false, reason: 'into-over', field: 'into', detail: `that issue ${into ? `is ${into.state}` : 'is not known'}` };
      }

      const moved = movedIssue(this.courseOf(issue), order);
      await this.save(tx, issue, moved, order.into);
      await this.tell(tx, issue, moved, order);
      if (into) await takeIn(tx, issue, into, order, new Date(this.clock.nowMs()));
      return { ok: true, version: moved.version };
    });
  }

  private courseOf(issue: Issue): IssueCourse {
    const instant = (date: Date | null) => (date ? this.clock.instant(date.getTime()) : undefined);
    return {
      state: issue.state,
      round: issue.round,
      version: issue.version,
      areas: areasOf(issue),
      unit: issue.unit ?? undefined,
      limitAt: instant(issue.limitAt),
      overdue: issue.overdue,
      resolvedAt: instant(issue.resolvedAt),
      closedAt: instant(issue.closedAt),
      outcome: issue.outcome ?? undefined,
    };
  }

  private async save(tx: Transaction, issue: Issue, moved: IssueCourse, into?: IssueNumber): Promise<void> {
    const begins = moved.round !== issue.round;
    await tx.manager.update(Issue, issue.number, {
      state: moved.state,
      round: moved.round,
      version: moved.version,
      ...moved.areas,
      unit: moved.unit ?? null,
      limitAt: dateOf(moved.limitAt),
      overdue: moved.overdue,
      resolvedAt: dateOf(moved.resolvedAt),
      closedAt: dateOf(moved.closedAt),
      outcome: moved.outcome ?? null,
      // what was asked for and came too late is over
      mergedInto: moved.state === 'merged' ? (into ?? null) : MERGEABLE_STATES.includes(moved.state) ? issue.mergedInto : null,
      // facts of the new round may have come before the move
      ...(begins && { escalationLevel: await escalationOfRound(tx.manager, issue.number, moved.round) }),
      updatedAt: new Date(this.clock.nowMs()),
    });
  }

  private async tell(tx: Transaction, issue: Issue, moved: IssueCourse, order: MoveIssueV1): Promise<void> {
    const { from, to, at, reason } = order;
    const { number, round } = { number: issue.number, round: moved.round };
    await addEntry(tx.manager, {
      issue: number,
      round,
      at: new Date(at),
      kind: 'moved',
      detail: {
        from,
        to,
        ...(moved.unit && { unit: moved.unit }),
        ...(moved.outcome && { outcome: moved.outcome }),
        ...(reason && { reason }),
        ...(order.into && { into: order.into }),
      },
    });
    await tellWebhooks(tx.manager, number, moved, new Date(at));
    const timeMs = Date.parse(at);
    const data = { issue: number, round, from, to, at, ...(moved.unit && { unit: moved.unit }), ...(reason && { reason }) };
    await tx.tell(IssueMovedV1, { subject: number, sequence: moved.version, data, timeMs });
    const closed = issueClosed({ ...issue, receivedAt: this.clock.instant(issue.receivedAt.getTime()) }, moved);
    if (closed) await tx.tell(IssueClosedV1, { subject: `${number}/closing`, sequence: round, data: closed, timeMs });
  }
}
