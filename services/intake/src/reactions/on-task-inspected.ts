import { Injectable } from '@nestjs/common';
import type { Envelope } from '@xianban/contracts/envelope';
import { TaskInspectedV1 } from '@xianban/contracts/events/task-inspected';
import { OnFact } from '@xianban/messaging/on-fact';
import type { Transaction } from '@xianban/messaging/transaction';
import { Clock } from '@xianban/service-kit/clock';

import { noteTask } from '../store/note-task.js';

/** An inspector went to see whether the matter is there. */
@Injectable()
export class OnTaskInspected {
  constructor(private readonly clock: Clock) {}

  @OnFact(TaskInspectedV1, 'intake-on-task-inspected')
  async run(fact: Envelope<TaskInspectedV1>, tx: Transaction): Promise<void> {
    await noteTask(tx.manager, fact, 'task-inspected', this.clock.nowMs(), { found: fact.data.found });
  }
}
