import { IsOptional } from 'class-validator';

import { IsInstant, type Instant } from '../values/instant.js';
import { Fact } from '../message.js';
import { TaskFact } from './task-fact.js';

/** A unit was given a task. Told by grid. */
@Fact('evt.task.dispatched.v1', 'grid')
export class TaskDispatchedV1 extends TaskFact {
  /** Until when it should be done, if a limit runs. District clock. */
  @IsOptional() @IsInstant() readonly due?: Instant;

  static override readonly example: TaskDispatchedV1 = { ...TaskFact.example, due: '2026-03-08T08:15:20+08:00' as Instant };
}
