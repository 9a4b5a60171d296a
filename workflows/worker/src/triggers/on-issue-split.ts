import { Injectable } from '@nestjs/common';
import type { Envelope } from '@xianban/contracts/envelope';
import { IssueSplitV1 } from '@xianban/contracts/events/issue-split';
import { OnFact } from '@xianban/messaging/on-fact';

import { IssueStarter } from './issue-starter.js';

/** What was taken out of an issue begins a life of its own. */
@Injectable()
export class OnIssueSplit {
  constructor(private readonly starter: IssueStarter) {}

  @OnFact(IssueSplitV1, 'worker-on-issue-split', { effect: 'outside' })
  async run({ data }: Envelope<IssueSplitV1>): Promise<void> {
    await this.starter.report(data.report);
  }
}
