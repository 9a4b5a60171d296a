import { Injectable } from '@nestjs/common';
import type { Envelope } from '@xianban/contracts/envelope';
import { IssueMovedV1 } from '@xianban/contracts/events/issue-moved';
import { OnFact } from '@xianban/messaging/on-fact';
import type { Transaction } from '@xianban/messaging/transaction';

/** Keeps where an issue stands. The highest version wins, so a move that comes late or twice changes nothing. */
@Injectable()
export class OnIssueMoved {
  @OnFact(IssueMovedV1, 'analytics-on-issue-moved')
  async run({ data, sequence }: Envelope<IssueMovedV1>, tx: Transaction): Promise<void> {
    await tx.manager.query(
      `INSERT INTO issue_standing AS kept (issue, sequence, round, state, moved_at, unit)
       VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (issue) DO UPDATE
         SET (sequence, round, state, moved_at, unit) = (excluded.sequence, excluded.round, excluded.state, excluded.moved_at, excluded.unit)
         WHERE excluded.sequence > kept.sequence`,
      [data.issue, sequence, data.round, data.to, new Date(data.at), data.unit ?? null],
    );
  }
}
