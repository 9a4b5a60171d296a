import { Injectable } from '@nestjs/common';
import type { Envelope } from '@xianban/contracts/envelope';
import { TaskWithdrawnV1 } from '@xianban/contracts/events/task-withdrawn';
import { OnFact } from '@xianban/messaging/on-fact';
import type { Transaction } from '@xianban/messaging/transaction';
import { Clock } from '@xianban/service-kit/clock';

import { noteTask } from '../store/note-task.js';

/** A task is no longer wanted. */
@Injectable()
export class OnTaskWithdrawn {
  constructor(private readonly clock: Clock) {}

  @OnFact(TaskWithdrawnV1, 'intake-on-task-withdrawn')
  async run(fact: Envelope<TaskWithdrawnV1>, tx: Transaction): Promise<void> {
    await noteTask(tx.manager, fact, 'task-withdrawn', this.clock.nowMs());
  }
}
