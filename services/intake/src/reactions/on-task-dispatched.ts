import { Injectable } from '@nestjs/common';
import type { Envelope } from '@xianban/contracts/envelope';
import { TaskDispatchedV1 } from '@xianban/contracts/events/task-dispatched';
import { OnFact } from '@xianban/messaging/on-fact';
import type { Transaction } from '@xianban/messaging/transaction';
import { Clock } from '@xianban/service-kit/clock';

import { noteTask } from '../store/note-task.js';

/** A unit was given a task (派单). */
@Injectable()
export class OnTaskDispatched {
  constructor(private readonly clock: Clock) {}

  @OnFact(TaskDispatchedV1, 'intake-on-task-dispatched')
  async run(fact: Envelope<TaskDispatchedV1>, tx: Transaction): Promise<void> {
    await noteTask(tx.manager, fact, 'task-dispatched', this.clock.nowMs());
  }
}
