import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@xianban/service-kit/identity/actor';
import { Allow } from '@xianban/service-kit/identity/allow';
import { CurrentActor } from '@xianban/service-kit/identity/current-actor';

import { TaskAnswer } from '../queries/task-answer.js';
import { ActOnTask } from './act-on-task.js';
import { DeedBody } from './deed-body.js';
import { TaskPath } from './task-path.js';

/** 签收: a unit takes the task on and leads it to the end. */
@ApiTags('tasks')
@Controller('v1/tasks')
export class AcceptTask {
  constructor(private readonly task: ActOnTask) {}

  @ApiOperation({
    summary: 'Accept a task',
    description: 'By a person of its unit, or of a level that supervises it since nobody accepted in time.',
  })
  @ApiOkResponse({ type: TaskAnswer })
  @Allow('grid-worker', 'unit-staff', 'street-staff', 'district-staff')
  @HttpCode(200)
  @Post(':task/accept')
  run(@Param() { task }: TaskPath, @Body() { occurredAt, note }: DeedBody, @CurrentActor() actor: Actor): Promise<TaskAnswer> {
    return this.task.run(task, actor, { act: { action: 'accept', ...(note && { note }) }, occurredAt });
  }
}
