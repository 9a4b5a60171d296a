import { Injectable } from '@nestjs/common';
import type { Envelope } from '@xianban/contracts/envelope';
import { IssueMergedV1 } from '@xianban/contracts/events/issue-merged';
import { OnFact } from '@xianban/messaging/on-fact';

import { Signals } from './signals.js';

/** The issue that goes on keeps the earlier limit of the two. */
@Injectable()
export class OnIssueMerged {
  constructor(private readonly signals: Signals) {}

  @OnFact(IssueMergedV1, 'worker-on-issue-merged', { effect: 'outside' })
  async run(fact: Envelope<IssueMergedV1>): Promise<void> {
    await this.signals.toIssue(fact);
  }
}
