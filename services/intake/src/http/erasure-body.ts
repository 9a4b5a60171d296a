import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';

import { ERASURE_REASONS, type ErasureReason } from '../domain/erasure-reason.js';

/** Why an operator erases a person. */
export class ErasureBody {
  @ApiProperty({ enum: ERASURE_REASONS }) @IsIn(ERASURE_REASONS) readonly reason!: ErasureReason;

  static readonly example = { reason: 'asked-by-person' };
}

/** That a reporter means it: there is no way back. */
export class OwnErasureBody {
  @ApiProperty({ enum: ['erase'] }) @IsIn(['erase']) readonly confirm!: 'erase';

  static readonly example = { confirm: 'erase' };
}
