import { Injectable } from '@nestjs/common';
import type { Envelope } from '@xianban/contracts/envelope';
import { RequestDecidedV1 } from '@xianban/contracts/events/request-decided';
import { OnFact } from '@xianban/messaging/on-fact';

import { Signals } from './signals.js';

/** What was approved changes the course of the issue; what was rejected changes nothing. */
@Injectable()
export class OnRequestDecided {
  constructor(private readonly signals: Signals) {}

  @OnFact(RequestDecidedV1, 'worker-on-request-decided', { effect: 'outside' })
  async run(fact: Envelope<RequestDecidedV1>): Promise<void> {
    if (fact.data.approved) await this.signals.toIssue(fact);
  }
}
