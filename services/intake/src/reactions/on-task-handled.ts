import { Injectable } from '@nestjs/common';
import type { Envelope } from '@xianban/contracts/envelope';
import { TaskHandledV1 } from '@xianban/contracts/events/task-handled';
import { OnFact } from '@xianban/messaging/on-fact';
import type { Transaction } from '@xianban/messaging/transaction';
import { Clock } from '@xianban/service-kit/clock';

import { noteTask } from '../store/note-task.js';

/** A unit says that the matter is dealt with (处置). */
@Injectable()
export class OnTaskHandled {
  constructor(private readonly clock: Clock) {}

  @OnFact(TaskHandledV1, 'intake-on-task-handled')
  async run(fact: Envelope<TaskHandledV1>, tx: Transaction): Promise<void> {
    await noteTask(tx.manager, fact, 'task-handled', this.clock.nowMs());
  }
}
