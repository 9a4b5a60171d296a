import { Injectable } from '@nestjs/common';
import type { Envelope } from '@xianban/contracts/envelope';
import { IssueClosedV1 } from '@xianban/contracts/events/issue-closed';
import { OnFact } from '@xianban/messaging/on-fact';

import { LookBackStarter } from './look-back-starter.js';

/** What was fixed is looked back on. What was given up is known not to be: looking back would reopen it for ever. */
@Injectable()
export class OnIssueClosed {
  constructor(private readonly starter: LookBackStarter) {}

  @OnFact(IssueClosedV1, 'worker-on-issue-closed', { effect: 'outside' })
  async run({ data }: Envelope<IssueClosedV1>): Promise<void> {
    if (data.outcome === 'fixed' && data.areas) await this.starter.closing(data, data.areas);
  }
}
