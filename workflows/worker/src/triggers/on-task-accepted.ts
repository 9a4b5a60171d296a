import { Injectable } from '@nestjs/common';
import type { Envelope } from '@xianban/contracts/envelope';
import { TaskAcceptedV1 } from '@xianban/contracts/events/task-accepted';
import { OnFact } from '@xianban/messaging/on-fact';

import { Signals } from './signals.js';

/** The issue goes on to handling. */
@Injectable()
export class OnTaskAccepted {
  constructor(private readonly signals: Signals) {}

  @OnFact(TaskAcceptedV1, 'worker-on-task-accepted', { effect: 'outside' })
  async run(fact: Envelope<TaskAcceptedV1>): Promise<void> {
    await this.signals.toIssue(fact);
  }
}
