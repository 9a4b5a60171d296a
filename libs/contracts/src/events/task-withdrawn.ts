import { Fact } from '../message.js';
import { TaskFact } from './task-fact.js';

/** The task is no longer wanted. Told by grid. */
@Fact('evt.task.withdrawn.v1', 'grid')
export class TaskWithdrawnV1 extends TaskFact {
  static override readonly example: TaskWithdrawnV1 = { ...TaskFact.example };
}
