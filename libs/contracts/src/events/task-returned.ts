import { Matches } from 'class-validator';

import { REASON_CODE } from '../values/judgement.js';
import { Fact } from '../message.js';
import { TaskFact } from './task-fact.js';

/** The unit returned the task (退单) for a reason; another unit must be found. Told by grid. */
@Fact('evt.task.returned.v1', 'grid')
export class TaskReturnedV1 extends TaskFact {
  @Matches(REASON_CODE) readonly reason!: string;

  static override readonly example: TaskReturnedV1 = { ...TaskFact.example, reason: 'not-ours' };
}
