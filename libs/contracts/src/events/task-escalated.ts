import { IsLadderLevel, type LadderLevel } from '../values/judgement.js';
import { Fact } from '../message.js';
import { TaskFact } from './task-fact.js';

/** Nobody accepted in time, so a higher level now supervises (督办). Told by grid, once per rung. */
@Fact('evt.task.escalated.v1', 'grid')
export class TaskEscalatedV1 extends TaskFact {
  @IsLadderLevel() readonly level!: LadderLevel;

  static override readonly example: TaskEscalatedV1 = { ...TaskFact.example, level: 'street' };
}
