import { ApiProperty } from '@nestjs/swagger';
import { IsId, type TaskId } from '@xianban/contracts/values/identifiers';

/** The `{task}` of a path. */
export class TaskPath {
  @ApiProperty({ format: 'uuid' })
  @IsId()
  readonly task!: TaskId;
}
