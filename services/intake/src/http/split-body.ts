import { ApiProperty } from '@nestjs/swagger';
import { IsId, type ReportId } from '@xianban/contracts/values/identifiers';
import { REASON_CODE } from '@xianban/contracts/values/judgement';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, Matches } from 'class-validator';

/** Which reports are of another matter, and why they leave. */
export class SplitBody {
  @ApiProperty({ type: [String], format: 'uuid', minItems: 1, maxItems: 200 })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ArrayUnique()
  @IsId({ each: true })
  readonly reports!: readonly ReportId[];
  @ApiProperty({ pattern: REASON_CODE.source, description: 'A code; it stands in the timeline' })
  @Matches(REASON_CODE, { message: '$property must be a code such as other-matter' })
  readonly reason!: string;

  static readonly example = { reports: ['0198c5a2-7d3e-7c1a-9b1f-3a5d6e7f8091'], reason: 'other-matter' };
}
