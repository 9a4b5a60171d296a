import { Injectable } from '@nestjs/common';
import type { Envelope } from '@xianban/contracts/envelope';
import { IssueLimitRecordedV1 } from '@xianban/contracts/events/issue-limit-recorded';
import { OnFact } from '@xianban/messaging/on-fact';
import type { Transaction } from '@xianban/messaging/transaction';

/** Keeps the limit of an issue. The latest fact about it wins, whenever it comes. */
@Injectable()
export class OnIssueLimitRecorded {
  @OnFact(IssueLimitRecordedV1, 'analytics-on-issue-limit-recorded')
  async run({ data, sequence }: Envelope<IssueLimitRecordedV1>, tx: Transaction): Promise<void> {
    await tx.manager.query(
      `INSERT INTO issue_limit AS kept (issue, sequence, round, limit_at, overdue)
       VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (issue) DO UPDATE
         SET (sequence, round, limit_at, overdue) = (excluded.sequence, excluded.round, excluded.limit_at, excluded.overdue)
         WHERE excluded.sequence > kept.sequence`,
      [data.issue, sequence, data.round, new Date(data.limitAt), data.overdue],
    );
  }
}
