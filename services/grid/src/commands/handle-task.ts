import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@xianban/service-kit/identity/actor';
import { Allow } from '@xianban/service-kit/identity/allow';
import { CurrentActor } from '@xianban/service-kit/identity/current-actor';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, ValidateNested } from 'class-validator';

import { TaskAnswer } from '../queries/task-answer.js';
import { ActOnTask } from './act-on-task.js';
import { DeedBody } from './deed-body.js';
import { ProofBody } from './proof-body.js';
import { TaskPath } from './task-path.js';

const MOST_PIECES = 20;

class HandleBody extends DeedBody {
  @ApiProperty({ type: [ProofBody], minItems: 1, maxItems: MOST_PIECES })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_PIECES)
  @ValidateNested({ each: true })
  @Type(() => ProofBody)
  readonly proof!: readonly ProofBody[];
}

/** 处置: the unit says that it is done, and shows it. */
@ApiTags('tasks')
@Controller('v1/tasks')
export class HandleTask {
  constructor(private readonly task: ActOnTask) {}

  @ApiOperation({ summary: 'Say that a task is done, with proof', description: 'The proof stays in this service. Somebody else verifies.' })
  @ApiOkResponse({ type: TaskAnswer })
  @Allow('grid-worker', 'unit-staff', 'street-staff', 'district-staff')
  @HttpCode(200)
  @Post(':task/handle')
  run(@Param() { task }: TaskPath, @Body() { occurredAt, note, proof }: HandleBody, @CurrentActor() actor: Actor): Promise<TaskAnswer> {
    return this.task.run(task, actor, {
      act: { action: 'handle', proof: proof.map((piece) => ProofBody.toProof(piece)), ...(note && { note }) },
      occurredAt,
    });
  }
}
