import { Fact } from '../message.js';
import { TaskFact } from './task-fact.js';

/** The unit says that it is done (处置), with proof kept in grid. Told by grid. */
@Fact('evt.task.handled.v1', 'grid')
export class TaskHandledV1 extends TaskFact {
  static override readonly example: TaskHandledV1 = { ...TaskFact.example };
}
