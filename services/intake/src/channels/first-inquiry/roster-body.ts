import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray } from 'class-validator';

import { IsPlainText } from '../../channel-kit/is-plain-text.js';
import { IsDate } from './is-date.js';

/** Who takes turns at a counter from a date on. */
export class RosterBody {
  @ApiProperty({ format: 'date', description: 'In the district; not before today, and within a year' }) @IsDate() readonly since!: string;
  @ApiProperty({ type: [String], minItems: 1, maxItems: 31, description: 'In the order of their turns: subs of their tokens' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(31)
  @ArrayUnique()
  @IsPlainText(100, { each: true })
  readonly members!: readonly string[];

  static readonly example = {
    since: '2026-03-02',
    members: ['member-1', 'member-2', 'member-3', 'member-4', 'member-5', 'member-6', 'member-7'],
  };
}
