import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInstant, type Instant } from '@xianban/contracts/values/instant';
import { IsRequestKind, REQUEST_KINDS, type RequestKind } from '@xianban/contracts/values/judgement';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsOptional } from 'class-validator';

import { IsPlainText } from '../channel-kit/is-plain-text.js';

/** What a unit asks for. */
export class RequestBody {
  @ApiProperty({ enum: REQUEST_KINDS }) @IsRequestKind() readonly kind!: RequestKind;
  @ApiProperty({ maxLength: 2000 }) @IsPlainText(2_000) readonly reason!: string;
  @ApiPropertyOptional({
    format: 'date-time',
    description: 'The new limit of an extension, or the date on which an issue on the books is reviewed',
  })
  @IsOptional()
  @IsInstant()
  readonly until?: Instant;
  @ApiPropertyOptional({ type: [String], minItems: 1, maxItems: 20, description: 'For the books: what is still open' })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @IsPlainText(500, { each: true })
  readonly openProblems?: readonly string[];

  static readonly example = {
    kind: 'on-the-books',
    reason: '需与产权单位协商，短期内无法解决',
    until: '2026-06-01T09:00:00+08:00',
    openProblems: ['产权单位尚未确认施工方案'],
  };
}
