import { Injectable } from '@nestjs/common';
import type { Envelope } from '@xianban/contracts/envelope';
import { TaskEscalatedV1 } from '@xianban/contracts/events/task-escalated';
import { OnFact } from '@xianban/messaging/on-fact';
import type { Transaction } from '@xianban/messaging/transaction';
import { Clock } from '@xianban/service-kit/clock';

import { escalationOfRound } from '../store/escalation-of-round.js';
import { Issue } from '../store/issue.js';
import { noteTask } from '../store/note-task.js';

/** A higher level supervises now (督办): the register shows the highest one of the round. */
@Injectable()
export class OnTaskEscalated {
  constructor(private readonly clock: Clock) {}

  @OnFact(TaskEscalatedV1, 'intake-on-task-escalated')
  async run(fact: Envelope<TaskEscalatedV1>, tx: Transaction): Promise<void> {
    await noteTask(tx.manager, fact, 'task-escalated', this.clock.nowMs(), { level: fact.data.level });
    const { issue: number, round } = fact.data;
    await tx.manager.update(Issue, { number, round }, { escalationLevel: await escalationOfRound(tx.manager, number, round) });
  }
}
