import { IsAreaCode, type AreaCode } from '@xianban/contracts/values/identifiers';
import { IsInstant, type Instant } from '@xianban/contracts/values/instant';
import { ArrayMaxSize, ArrayUnique, IsArray, IsIn, IsInt, Max, Min } from 'class-validator';
import { ApiProperty } from '@nestjs/swagger';

import { IsPlainText } from '../../channel-kit/is-plain-text.js';
import { CHECKLIST_CODES } from './checklist.js';
import { IsPlaceId } from './is-device-id.js';

/** A round that a steward walked. Found fine or not, what was looked at stands here; what was wrong comes as findings. */
export class StewardRound {
  @ApiProperty({ minimum: 1 }) @IsInt() @Min(1) @Max(2 ** 31 - 1) readonly sequence!: number;
  @ApiProperty({ maxLength: 100 }) @IsPlainText(100) readonly stewardId!: string;
  @ApiProperty({ pattern: '^[\\w.-]{1,64}$' }) @IsPlaceId() readonly routeId!: string;
  @ApiProperty({ pattern: '^[\\w.-]{1,64}$' }) @IsPlaceId() readonly alleyId!: string;
  @ApiProperty({ type: String, description: 'Code of a community of the district' }) @IsAreaCode() readonly community!: AreaCode;
  /** By the phone's clock, as `endedAt`. */
  @ApiProperty({ format: 'date-time' }) @IsInstant() readonly startedAt!: Instant;
  @ApiProperty({ format: 'date-time' }) @IsInstant() readonly endedAt!: Instant;
  @ApiProperty({ enum: CHECKLIST_CODES, isArray: true, description: 'Everything of the checklist that was looked at' })
  @IsArray()
  @ArrayMaxSize(100)
  @ArrayUnique()
  @IsIn(CHECKLIST_CODES, { each: true })
  readonly checked!: readonly string[];

  static readonly example = {
    sequence: 43,
    stewardId: 'steward-2071',
    routeId: 'R-12',
    alleyId: 'xingfu-03',
    community: '110105030001',
    startedAt: '2026-03-01T18:50:00+08:00',
    endedAt: '2026-03-01T19:20:00+08:00',
    checked: ['lighting', 'covers', 'fire-lane'],
  };
}
