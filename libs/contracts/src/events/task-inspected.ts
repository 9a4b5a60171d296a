import { IsBoolean } from 'class-validator';
import { Fact } from '../message.js';
import { TaskFact } from './task-fact.js';

/** An inspector went to see whether the matter is there. Told by grid, for inspections and look-backs. */
@Fact('evt.task.inspected.v1', 'grid')
export class TaskInspectedV1 extends TaskFact {
  @IsBoolean() readonly found!: boolean;

  static override readonly example: TaskInspectedV1 = { ...TaskFact.example, kind: 'inspection', found: true };
}
