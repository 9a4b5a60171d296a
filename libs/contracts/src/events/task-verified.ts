import { IsBoolean } from 'class-validator';
import { Fact } from '../message.js';
import { TaskFact } from './task-fact.js';

/** Somebody other than the handler went to see (核查). A failed verification gives the task back to the unit that accepted it. Told by grid. */
@Fact('evt.task.verified.v1', 'grid')
export class TaskVerifiedV1 extends TaskFact {
  @IsBoolean() readonly passed!: boolean;

  static override readonly example: TaskVerifiedV1 = { ...TaskFact.example, passed: true };
}
