import { Injectable } from '@nestjs/common';
import type { Envelope } from '@xianban/contracts/envelope';
import { TaskVerifiedV1 } from '@xianban/contracts/events/task-verified';
import { OnFact } from '@xianban/messaging/on-fact';
import type { Transaction } from '@xianban/messaging/transaction';
import { Clock } from '@xianban/service-kit/clock';

import { noteTask } from '../store/note-task.js';

/** Somebody other than the handler went to see (核查). */
@Injectable()
export class OnTaskVerified {
  constructor(private readonly clock: Clock) {}

  @OnFact(TaskVerifiedV1, 'intake-on-task-verified')
  async run(fact: Envelope<TaskVerifiedV1>, tx: Transaction): Promise<void> {
    await noteTask(tx.manager, fact, 'task-verified', this.clock.nowMs(), { passed: fact.data.passed });
  }
}
