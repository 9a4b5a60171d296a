import { Injectable } from '@nestjs/common';
import type { Envelope } from '@xianban/contracts/envelope';
import { IssueReclassifiedV1 } from '@xianban/contracts/events/issue-reclassified';
import { OnFact } from '@xianban/messaging/on-fact';
import type { Transaction } from '@xianban/messaging/transaction';

/** Keeps how people sorted an issue. The latest correction wins, whenever it comes, and every closing of the issue counts by it. */
@Injectable()
export class OnIssueReclassified {
  @OnFact(IssueReclassifiedV1, 'analytics-on-issue-reclassified')
  async run({ data, sequence }: Envelope<IssueReclassifiedV1>, tx: Transaction): Promise<void> {
    await tx.manager.query(
      `INSERT INTO issue_classification AS kept (issue, sequence, category, nature, limit_class, qualities)
       VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (issue) DO UPDATE
         SET (sequence, category, nature, limit_class, qualities)
           = (excluded.sequence, excluded.category, excluded.nature, excluded.limit_class, excluded.qualities)
         WHERE excluded.sequence > kept.sequence`,
      [data.issue, sequence, data.category, data.nature, data.limitClass, data.qualities],
    );
  }
}
