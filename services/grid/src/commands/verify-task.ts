import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@xianban/service-kit/identity/actor';
import { Allow } from '@xianban/service-kit/identity/allow';
import { CurrentActor } from '@xianban/service-kit/identity/current-actor';
import { IsBoolean } from 'class-validator';

import { TaskAnswer } from '../queries/task-answer.js';
import { ActOnTask } from './act-on-task.js';
import { DeedBody } from './deed-body.js';
import { TaskPath } from './task-path.js';

class VerifyBody extends DeedBody {
  @ApiProperty({ description: 'False gives the task back to its unit.' })
  @IsBoolean()
  readonly passed!: boolean;
}

/** 核查: somebody other than the handler goes to see. */
@ApiTags('tasks')
@Controller('v1/tasks')
export class VerifyTask {
  constructor(private readonly task: ActOnTask) {}

  @ApiOperation({ summary: 'Say whether handled work is done', description: 'By anybody else than the handler who covers the area.' })
  @ApiOkResponse({ type: TaskAnswer })
  @Allow('grid-worker', 'street-staff', 'district-staff', 'operator')
  @HttpCode(200)
  @Post(':task/verify')
  run(@Param() { task }: TaskPath, @Body() { occurredAt, note, passed }: VerifyBody, @CurrentActor() actor: Actor): Promise<TaskAnswer> {
    return this.task.run(task, actor, { act: { action: 'verify', passed, ...(note && { note }) }, occurredAt });
  }
}
