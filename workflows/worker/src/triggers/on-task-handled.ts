import { Injectable } from '@nestjs/common';
import type { Envelope } from '@xianban/contracts/envelope';
import { TaskHandledV1 } from '@xianban/contracts/events/task-handled';
import { OnFact } from '@xianban/messaging/on-fact';

import { Signals } from './signals.js';

/** The issue waits for verification. */
@Injectable()
export class OnTaskHandled {
  constructor(private readonly signals: Signals) {}

  @OnFact(TaskHandledV1, 'worker-on-task-handled', { effect: 'outside' })
  async run(fact: Envelope<TaskHandledV1>): Promise<void> {
    await this.signals.toIssue(fact);
  }
}
