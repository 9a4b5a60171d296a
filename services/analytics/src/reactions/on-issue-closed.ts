import { Injectable } from '@nestjs/common';
import type { Envelope } from '@xianban/contracts/envelope';
import { IssueClosedV1 } from '@xianban/contracts/events/issue-closed';
import { OnFact } from '@xianban/messaging/on-fact';
import type { Transaction } from '@xianban/messaging/transaction';

/** Keeps every closing once, one per life of an issue: from here on its call-backs count in the rates. */
@Injectable()
export class OnIssueClosed {
  @OnFact(IssueClosedV1, 'analytics-on-issue-closed')
  async run({ data }: Envelope<IssueClosedV1>, tx: Transaction): Promise<void> {
    const { areas } = data;
    await tx.manager.query(
      `INSERT INTO issue_closing (issue, round, outcome, channel, category, nature, limit_class, street, community, management_grid, technical_grid,
                                  unit, received_at, closed_at, resolved_at, limit_at, overdue, origin)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
       ON CONFLICT (issue, round) DO NOTHING`,
      [
        ...[data.issue, data.round, data.outcome, data.channel, data.category, data.nature, data.limitClass],
        ...[areas?.street ?? null, areas?.community ?? null, areas?.managementGrid ?? null, areas?.technicalGrid ?? null],
        ...[
          data.unit ?? null,
          new Date(data.receivedAt),
          new Date(data.closedAt),
          dateOf(data.resolvedAt),
          dateOf(data.limitAt),
          data.overdue,
          data.origin ?? null,
        ],
      ],
    );
  }
}

function dateOf(instant: string | undefined): Date | null {
  return instant === undefined ? null : new Date(instant);
}
