import { Injectable } from '@nestjs/common';
import type { Envelope } from '@xianban/contracts/envelope';
import { TaskReturnedV1 } from '@xianban/contracts/events/task-returned';
import { OnFact } from '@xianban/messaging/on-fact';

import { Signals } from './signals.js';

/** The issue looks for another unit. */
@Injectable()
export class OnTaskReturned {
  constructor(private readonly signals: Signals) {}

  @OnFact(TaskReturnedV1, 'worker-on-task-returned', { effect: 'outside' })
  async run(fact: Envelope<TaskReturnedV1>): Promise<void> {
    await this.signals.toIssue(fact);
  }
}
