import { Injectable } from '@nestjs/common';
import type { Envelope } from '@xianban/contracts/envelope';
import { CallBackAnsweredV1 } from '@xianban/contracts/events/call-back-answered';
import { OnFact } from '@xianban/messaging/on-fact';

import { Signals } from './signals.js';

/** The issue closes when all have answered. */
@Injectable()
export class OnCallBackAnswered {
  constructor(private readonly signals: Signals) {}

  @OnFact(CallBackAnsweredV1, 'worker-on-call-back-answered', { effect: 'outside' })
  async run(fact: Envelope<CallBackAnsweredV1>): Promise<void> {
    await this.signals.toIssue(fact);
  }
}
