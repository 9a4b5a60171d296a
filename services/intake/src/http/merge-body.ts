import { ApiProperty } from '@nestjs/swagger';
import { IsIssueNumber, type IssueNumber } from '@xianban/contracts/values/identifiers';
import { REASON_CODE } from '@xianban/contracts/values/judgement';
import { Matches } from 'class-validator';

const CODE = { message: '$property must be a code such as same-matter' };

/** Under which issue another goes on, and why. */
export class MergeBody {
  @ApiProperty({ type: String, example: '110105-2026-000120' }) @IsIssueNumber() readonly into!: IssueNumber;
  @ApiProperty({ pattern: REASON_CODE.source, description: 'A code; it stands in the timeline' })
  @Matches(REASON_CODE, CODE)
  readonly reason!: string;

  static readonly example = { into: '110105-2026-000120', reason: 'same-matter' };
}
