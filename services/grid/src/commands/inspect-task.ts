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

class InspectBody extends DeedBody {
  @ApiProperty({ description: 'True if the matter is there.' })
  @IsBoolean()
  readonly found!: boolean;
}

/** 查: a grid worker has gone to see whether a matter is there. */
@ApiTags('tasks')
@Controller('v1/tasks')
export class InspectTask {
  constructor(private readonly task: ActOnTask) {}

  @ApiOperation({ summary: 'Say what an inspection or a look-back found', description: "By a grid worker of the task's unit." })
  @ApiOkResponse({ type: TaskAnswer })
  @Allow('grid-worker')
  @HttpCode(200)
  @Post(':task/inspect')
  run(@Param() { task }: TaskPath, @Body() { occurredAt, note, found }: InspectBody, @CurrentActor() actor: Actor): Promise<TaskAnswer> {
    return this.task.run(task, actor, { act: { action: 'inspect', found, ...(note && { note }) }, occurredAt });
  }
}
