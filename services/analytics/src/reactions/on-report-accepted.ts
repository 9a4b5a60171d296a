import { Injectable } from '@nestjs/common';
import type { Envelope } from '@xianban/contracts/envelope';
import { ReportAcceptedV1 } from '@xianban/contracts/events/report-accepted';
import { OnFact } from '@xianban/messaging/on-fact';
import type { Transaction } from '@xianban/messaging/transaction';

/** Keeps every report once. */
@Injectable()
export class OnReportAccepted {
  @OnFact(ReportAcceptedV1, 'analytics-on-report-accepted')
  async run({ data }: Envelope<ReportAcceptedV1>, tx: Transaction): Promise<void> {
    await tx.manager.query(
      `INSERT INTO report_seen (report, issue, channel, opens_issue, category, nature, limit_class, received_at, qualities, origin)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
       ON CONFLICT (report) DO NOTHING`,
      [
        ...[data.report, data.issue, data.channel, data.opensIssue, data.category, data.nature, data.limitClass],
        ...[new Date(data.receivedAt), data.qualities ?? [], data.origin ?? null],
      ],
    );
  }
}
