import { Fact } from '../message.js';
import { TaskFact } from './task-fact.js';

/** The unit accepted (签收). Told by grid. */
@Fact('evt.task.accepted.v1', 'grid')
export class TaskAcceptedV1 extends TaskFact {
  static override readonly example: TaskAcceptedV1 = { ...TaskFact.example };
}
