import { Injectable } from '@nestjs/common';
import type { Envelope } from '@xianban/contracts/envelope';
import { IssueReclassifiedV1 } from '@xianban/contracts/events/issue-reclassified';
import { OnFact } from '@xianban/messaging/on-fact';

import { Signals } from './signals.js';

/** The limit of a corrected class is that of the issue from then on. */
@Injectable()
export class OnIssueReclassified {
  constructor(private readonly signals: Signals) {}

  @OnFact(IssueReclassifiedV1, 'worker-on-issue-reclassified', { effect: 'outside' })
  async run(fact: Envelope<IssueReclassifiedV1>): Promise<void> {
    const { round } = fact.data;
    // told before corrections reached the workflow, when they moved no limit
    if (round === undefined) return;
    await this.signals.toIssue({ ...fact, data: { ...fact.data, round } });
  }
}
