import { Injectable } from '@nestjs/common';
import type { Envelope } from '@xianban/contracts/envelope';
import { ReopeningAskedV1 } from '@xianban/contracts/events/reopening-asked';
import { OnFact } from '@xianban/messaging/on-fact';

import { IssueStarter } from './issue-starter.js';
import { Signals, UnknownProcess } from './signals.js';

/** The issue begins another life, and nobody looks back on the last one any more. */
@Injectable()
export class OnReopeningAsked {
  constructor(
    private readonly starter: IssueStarter,
    private readonly signals: Signals,
  ) {}

  @OnFact(ReopeningAskedV1, 'worker-on-reopening-asked', { effect: 'outside' })
  async run(fact: Envelope<ReopeningAskedV1>): Promise<void> {
    await this.starter.reopening(fact.data);
    try {
      await this.signals.toLookBack(fact, fact.data.round - 1);
    } catch (error) {
      // what was closed without a fix is not looked back on
      if (!(error instanceof UnknownProcess)) throw error;
    }
  }
}
