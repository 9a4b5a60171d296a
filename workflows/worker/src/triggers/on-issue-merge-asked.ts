import { Injectable } from '@nestjs/common';
import type { Envelope } from '@xianban/contracts/envelope';
import { IssueMergeAskedV1 } from '@xianban/contracts/events/issue-merge-asked';
import { OnFact } from '@xianban/messaging/on-fact';

import { Signals } from './signals.js';

/** The issue goes on under another. */
@Injectable()
export class OnIssueMergeAsked {
  constructor(private readonly signals: Signals) {}

  @OnFact(IssueMergeAskedV1, 'worker-on-issue-merge-asked', { effect: 'outside' })
  async run(fact: Envelope<IssueMergeAskedV1>): Promise<void> {
    await this.signals.toIssue(fact);
  }
}
