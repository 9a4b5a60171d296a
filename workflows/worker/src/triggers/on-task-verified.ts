import { Injectable } from '@nestjs/common';
import type { Envelope } from '@xianban/contracts/envelope';
import { TaskVerifiedV1 } from '@xianban/contracts/events/task-verified';
import { OnFact } from '@xianban/messaging/on-fact';

import { Signals } from './signals.js';

/** The issue is judged, or goes back to its unit. */
@Injectable()
export class OnTaskVerified {
  constructor(private readonly signals: Signals) {}

  @OnFact(TaskVerifiedV1, 'worker-on-task-verified', { effect: 'outside' })
  async run(fact: Envelope<TaskVerifiedV1>): Promise<void> {
    await this.signals.toIssue(fact);
  }
}
