import { Injectable } from '@nestjs/common';
import type { Envelope } from '@xianban/contracts/envelope';
import { TaskEscalatedV1 } from '@xianban/contracts/events/task-escalated';
import { OnFact } from '@xianban/messaging/on-fact';

import { Signals } from './signals.js';

/** Keeps the facts of a task complete for its issue, which takes them by their sequence. */
@Injectable()
export class OnTaskEscalated {
  constructor(private readonly signals: Signals) {}

  @OnFact(TaskEscalatedV1, 'worker-on-task-escalated', { effect: 'outside' })
  async run(fact: Envelope<TaskEscalatedV1>): Promise<void> {
    if (fact.data.kind === 'handling') await this.signals.toIssue(fact);
  }
}
