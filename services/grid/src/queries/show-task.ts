import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import type { Instant } from '@xianban/contracts/values/instant';
import { Clock } from '@xianban/service-kit/clock';
import type { Actor } from '@xianban/service-kit/identity/actor';
import { Allow } from '@xianban/service-kit/identity/allow';
import { CurrentActor } from '@xianban/service-kit/identity/current-actor';
import { DataSource } from 'typeorm';

import { unknownTask } from '../commands/act-problems.js';
import { TaskPath } from '../commands/task-path.js';
import { maySee } from '../domain/may-act.js';
import { areasOfTask } from '../store/areas-of-task.js';
import { TaskAction } from '../store/task-action.js';
import { Task } from '../store/task.js';
import { TaskAnswer } from './task-answer.js';

class TaskActionAnswer {
  @ApiProperty({ description: 'Of the fact that told it, from 1 without gaps.' }) readonly sequence!: number;
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description:
      'What was done: `action` (dispatch, accept, return, handle, verify, inspect, escalate, withdraw) and what was said with it.',
  })
  readonly act!: TaskAction['act'];
  @ApiPropertyOptional({ type: String, description: 'Who did it; absent for orders of the issue.' }) readonly actor?: string;
  @ApiProperty({ format: 'date-time' }) readonly occurredAt!: Instant;
  @ApiProperty({ format: 'date-time' }) readonly recordedAt!: Instant;
}

class OneTaskAnswer extends TaskAnswer {
  @ApiProperty({ type: [TaskActionAnswer], description: 'Oldest first.' }) readonly history!: readonly TaskActionAnswer[];
}

/** One task with its history, proof and notes. */
@ApiTags('tasks')
@Controller('v1/tasks')
export class ShowTask {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  @ApiOperation({
    summary: 'One task with its history',
    description: '404 also for a task of neither the unit nor the areas of the person.',
  })
  @ApiOkResponse({ type: OneTaskAnswer })
  @Allow('grid-worker', 'unit-staff', 'street-staff', 'district-staff', 'operator')
  @Get(':task')
  async run(@Param() { task: id }: TaskPath, @CurrentActor() actor: Actor): Promise<OneTaskAnswer> {
    const task = await this.database.manager.findOneBy(Task, { id });
    if (!task || !maySee(actor, { unit: task.unit, areas: areasOfTask(task) })) throw unknownTask();
    const actions = await this.database.manager.find(TaskAction, { where: { task: id }, order: { sequence: 'ASC' } });
    const history = actions.map(({ sequence, act, actor, occurredAt, recordedAt }) => ({
      ...{ sequence, act, ...(actor !== null && { actor }) },
      occurredAt: this.clock.instant(occurredAt.getTime()),
      recordedAt: this.clock.instant(recordedAt.getTime()),
    }));
    return { ...TaskAnswer.of(task, this.clock), history };
  }
}
