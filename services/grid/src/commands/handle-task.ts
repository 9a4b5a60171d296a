import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiOperation, ApiProperty, ApiTags, getSchemaPath } from '@nestjs/swagger';
import type { Actor } from '@xianban/service-kit/identity/actor';
import { Allow } from '@xianban/service-kit/identity/allow';
import { CurrentActor } from '@xianban/service-kit/identity/current-actor';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, Equals, IsArray, IsIn, IsString, Length, Matches, ValidateNested } from 'class-validator';

import type { Proof } from '../domain/proof.js';
import { TaskAnswer } from '../queries/task-answer.js';
import { ActOnTask } from './act-on-task.js';
import { DeedBody } from './deed-body.js';
import { TaskPath } from './task-path.js';

class PhotoBody {
  @ApiProperty({ enum: ['photo'] })
  @Equals('photo')
  readonly kind!: 'photo';

  @ApiProperty({ maxLength: 500, description: 'Where the photo is kept, e.g. the key of an object store. It is never fetched from here.' })
  @IsString()
  @Matches(/^[\w./:~%?&=+-]{1,500}$/, { message: 'reference must be a key or URL of at most 500 characters' })
  readonly reference!: string;
}

class NoteBody {
  @ApiProperty({ enum: ['note'] })
  @Equals('note')
  readonly kind!: 'note';

  @ApiProperty({ maxLength: 2_000 })
  @IsString()
  @Length(1, 2_000)
  readonly text!: string;
}

/** Something of another kind: it fails by its kind alone. */
class UnknownProofBody {
  @IsIn(['photo', 'note'])
  readonly kind!: string;
}

class HandleBody extends DeedBody {
  @ApiProperty({
    type: 'array',
    minItems: 1,
    maxItems: 20,
    items: { oneOf: [{ $ref: getSchemaPath(PhotoBody) }, { $ref: getSchemaPath(NoteBody) }] },
  })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => UnknownProofBody, {
    keepDiscriminatorProperty: true,
    discriminator: {
      property: 'kind',
      subTypes: [
        { name: 'photo', value: PhotoBody },
        { name: 'note', value: NoteBody },
      ],
    },
  })
  readonly proof!: (PhotoBody | NoteBody)[];
}

/** 处置: the unit says that it is done, and shows it. */
@ApiTags('tasks')
@ApiExtraModels(PhotoBody, NoteBody)
@Controller('v1/tasks')
export class HandleTask {
  constructor(private readonly task: ActOnTask) {}

  @ApiOperation({ summary: 'Say that a task is done, with proof', description: 'The proof stays in this service. Somebody else verifies.' })
  @ApiOkResponse({ type: TaskAnswer })
  @Allow('grid-worker', 'unit-staff', 'street-staff', 'district-staff')
  @HttpCode(200)
  @Post(':task/handle')
  run(@Param() { task }: TaskPath, @Body() { occurredAt, note, proof }: HandleBody, @CurrentActor() actor: Actor): Promise<TaskAnswer> {
    return this.task.run(task, actor, { act: { action: 'handle', proof: proof.map(plainProof), ...(note && { note }) }, occurredAt });
  }
}

/** As it comes back from the database, so that a repeated act is recognised. */
function plainProof(proof: PhotoBody | NoteBody): Proof {
  return proof.kind === 'photo' ? { kind: proof.kind, reference: proof.reference } : { kind: proof.kind, text: proof.text };
}
