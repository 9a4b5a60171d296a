import { Injectable } from '@nestjs/common';
import type { Envelope } from '@xianban/contracts/envelope';
import { CallBackAskedV1 } from '@xianban/contracts/events/call-back-asked';
import { OnFact } from '@xianban/messaging/on-fact';
import type { Transaction } from '@xianban/messaging/transaction';

/** Keeps that a reporter was asked. The answer may have come first, and then has made the row. */
@Injectable()
export class OnCallBackAsked {
  @OnFact(CallBackAskedV1, 'analytics-on-call-back-asked')
  async run({ data }: Envelope<CallBackAskedV1>, tx: Transaction): Promise<void> {
    await tx.manager.query(
      `INSERT INTO call_back (call_back, issue, round, report, asked_at)
       VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (call_back) DO UPDATE SET (report, asked_at) = (excluded.report, excluded.asked_at)`,
      [data.callBack, data.issue, data.round, data.report, new Date(data.askedAt)],
    );
  }
}
