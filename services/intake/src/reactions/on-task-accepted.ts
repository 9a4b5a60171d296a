import { Injectable } from '@nestjs/common';
import type { Envelope } from '@xianban/contracts/envelope';
import { TaskAcceptedV1 } from '@xianban/contracts/events/task-accepted';
import { OnFact } from '@xianban/messaging/on-fact';
import type { Transaction } from '@xianban/messaging/transaction';
import { Clock } from '@xianban/service-kit/clock';

import { noteTask } from '../store/note-task.js';

/** A unit accepted a task (签收). */
@Injectable()
export class OnTaskAccepted {
  constructor(private readonly clock: Clock) {}

  @OnFact(TaskAcceptedV1, 'intake-on-task-accepted')
  async run(fact: Envelope<TaskAcceptedV1>, tx: Transaction): Promise<void> {
    await noteTask(tx.manager, fact, 'task-accepted', this.clock.nowMs());
  }
}
