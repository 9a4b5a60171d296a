import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Areas } from '@xianban/contracts/values/areas';
import { CATEGORIES, type Category, type Nature } from '@xianban/contracts/values/classification';
import type { IssueNumber, TaskId, UnitId } from '@xianban/contracts/values/identifiers';
import type { Instant } from '@xianban/contracts/values/instant';
import { LADDER_LEVELS, TASK_KINDS, type LadderLevel, type TaskKind } from '@xianban/contracts/values/judgement';
import type { Clock } from '@xianban/service-kit/clock';

import { TASK_STATES, type TaskState } from '../domain/task-state.js';
import { areasOfTask } from '../store/areas-of-task.js';
import type { Task } from '../store/task.js';
import { AreasAnswer } from './areas-answer.js';

/** A task as lists and actions show it. */
export class TaskAnswer {
  @ApiProperty({ format: 'uuid' }) readonly id!: TaskId;
  @ApiProperty({ example: '110105-2026-000123' }) readonly issue!: IssueNumber;
  @ApiProperty({ description: 'The life of the issue, 1 for the first.' }) readonly round!: number;
  @ApiProperty({ enum: TASK_KINDS }) readonly kind!: TaskKind;
  @ApiProperty() readonly unit!: UnitId;
  @ApiProperty({ enum: TASK_STATES }) readonly state!: TaskState;
  @ApiProperty({ type: AreasAnswer }) readonly areas!: Areas;
  @ApiPropertyOptional({ enum: CATEGORIES }) readonly category?: Category;
  @ApiPropertyOptional() readonly nature?: Nature;
  @ApiPropertyOptional({ format: 'date-time', description: 'Until when it should be done.' }) readonly due?: Instant;
  @ApiPropertyOptional({ enum: LADDER_LEVELS, description: 'The level that supervises it, because nobody accepted in time.' })
  readonly escalationLevel?: LadderLevel;
  @ApiProperty({ description: 'Rises by one with everything that happens to it.' }) readonly version!: number;
  @ApiProperty({ format: 'date-time' }) readonly dispatchedAt!: Instant;
  @ApiProperty({ format: 'date-time' }) readonly updatedAt!: Instant;

  static of(task: Task, clock: Clock): TaskAnswer {
    return {
      id: task.id,
      issue: task.issue,
      round: task.round,
      kind: task.kind,
      unit: task.unit,
      state: task.state,
      areas: areasOfTask(task),
      ...(task.category !== null && { category: task.category }),
      ...(task.nature !== null && { nature: task.nature }),
      ...(task.due !== null && { due: clock.instant(task.due.getTime()) }),
      ...(task.escalationLevel !== null && { escalationLevel: task.escalationLevel }),
      version: task.sequence,
      dispatchedAt: clock.instant(task.dispatchedAt.getTime()),
      updatedAt: clock.instant(task.updatedAt.getTime()),
    };
  }
}
