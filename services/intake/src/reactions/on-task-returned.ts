import { Injectable } from '@nestjs/common';
import type { Envelope } from '@xianban/contracts/envelope';
import { TaskReturnedV1 } from '@xianban/contracts/events/task-returned';
import { OnFact } from '@xianban/messaging/on-fact';
import type { Transaction } from '@xianban/messaging/transaction';
import { Clock } from '@xianban/service-kit/clock';

import { noteTask } from '../store/note-task.js';

/** A unit returned a task (退单). */
@Injectable()
export class OnTaskReturned {
  constructor(private readonly clock: Clock) {}

  @OnFact(TaskReturnedV1, 'intake-on-task-returned')
  async run(fact: Envelope<TaskReturnedV1>, tx: Transaction): Promise<void> {
    await noteTask(tx.manager, fact, 'task-returned', this.clock.nowMs(), { reason: fact.data.reason });
  }
}
