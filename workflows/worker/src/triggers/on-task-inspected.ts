import { Injectable } from '@nestjs/common';
import type { Envelope } from '@xianban/contracts/envelope';
import { TaskInspectedV1 } from '@xianban/contracts/events/task-inspected';
import { OnFact } from '@xianban/messaging/on-fact';

import { Signals } from './signals.js';

/** An inspection files or refuses the issue; a look-back learns whether the matter has come back. */
@Injectable()
export class OnTaskInspected {
  constructor(private readonly signals: Signals) {}

  @OnFact(TaskInspectedV1, 'worker-on-task-inspected', { effect: 'outside' })
  async run(fact: Envelope<TaskInspectedV1>): Promise<void> {
    await (fact.data.kind === 'look-back' ? this.signals.toLookBack(fact) : this.signals.toIssue(fact));
  }
}
