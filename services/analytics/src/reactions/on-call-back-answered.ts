import { Injectable } from '@nestjs/common';
import type { Envelope } from '@xianban/contracts/envelope';
import { CallBackAnsweredV1 } from '@xianban/contracts/events/call-back-answered';
import { OnFact } from '@xianban/messaging/on-fact';
import type { Transaction } from '@xianban/messaging/transaction';

/** Keeps what a reporter answered: from here on the call-back is a valid one. */
@Injectable()
export class OnCallBackAnswered {
  @OnFact(CallBackAnsweredV1, 'analytics-on-call-back-answered')
  async run({ data }: Envelope<CallBackAnsweredV1>, tx: Transaction): Promise<void> {
    await tx.manager.query(
      `INSERT INTO call_back (call_back, issue, round, contacted, solved, satisfaction, answered_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (call_back) DO UPDATE
         SET (contacted, solved, satisfaction, answered_at) = (excluded.contacted, excluded.solved, excluded.satisfaction, excluded.answered_at)`,
      [data.callBack, data.issue, data.round, data.contacted, data.solved, data.satisfaction, new Date(data.answeredAt)],
    );
  }
}
