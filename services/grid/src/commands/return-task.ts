import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { REASON_CODE } from '@xianban/contracts/values/judgement';
import type { Actor } from '@xianban/service-kit/identity/actor';
import { Allow } from '@xianban/service-kit/identity/allow';
import { CurrentActor } from '@xianban/service-kit/identity/current-actor';
import { Matches } from 'class-validator';

import { TaskAnswer } from '../queries/task-answer.js';
import { ActOnTask } from './act-on-task.js';
import { DeedBody } from './deed-body.js';
import { TaskPath } from './task-path.js';

class ReturnBody extends DeedBody {
  @ApiProperty({ pattern: REASON_CODE.source, example: 'not-ours', description: 'A code: it is told to other services.' })
  @Matches(REASON_CODE)
  readonly reason!: string;
}

/** 退单: a unit gives the task back before it has accepted it; another one is looked for. */
@ApiTags('tasks')
@Controller('v1/tasks')
export class ReturnTask {
  constructor(private readonly task: ActOnTask) {}

  @ApiOperation({ summary: 'Return a task', description: 'Before it was accepted: who accepted leads to the end.' })
  @ApiOkResponse({ type: TaskAnswer })
  @Allow('grid-worker', 'unit-staff', 'street-staff', 'district-staff')
  @HttpCode(200)
  @Post(':task/return')
  run(@Param() { task }: TaskPath, @Body() { occurredAt, note, reason }: ReturnBody, @CurrentActor() actor: Actor): Promise<TaskAnswer> {
    return this.task.run(task, actor, { act: { action: 'return', reason, ...(note && { note }) }, occurredAt });
  }
}
