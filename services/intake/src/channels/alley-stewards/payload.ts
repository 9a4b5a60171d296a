import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInstant, type Instant } from '@xianban/contracts/values/instant';
import { IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';

import { IsPhone } from '../../channel-kit/is-phone.js';
import { IsPlainText } from '../../channel-kit/is-plain-text.js';
import { PlacedReport } from '../../channel-kit/placed-report.js';
import { CHECKLIST_CODES } from './checklist.js';
import { IsDeviceId, IsPlaceId } from './is-device-id.js';

/** What a steward found on a round. Device and sequence number together are its id. */
export class StewardFinding extends PlacedReport {
  @ApiProperty({ pattern: '^[\\w.-]{1,64}$', description: 'Of the app on this phone' }) @IsDeviceId() readonly deviceId!: string;
  /** Counted by the device, through findings and rounds alike. */
  @ApiProperty({ minimum: 1 }) @IsInt() @Min(1) @Max(2 ** 31 - 1) readonly sequence!: number;
  @ApiProperty({ maxLength: 100 }) @IsPlainText(100) readonly stewardId!: string;
  @ApiPropertyOptional({ maxLength: 100 }) @IsOptional() @IsPlainText(100) readonly name?: string;
  @ApiPropertyOptional({ example: '+86 139 0000 0000' }) @IsOptional() @IsPhone() readonly phone?: string;
  @ApiPropertyOptional({ pattern: '^[\\w.-]{1,64}$' }) @IsOptional() @IsPlaceId() readonly routeId?: string;
  @ApiPropertyOptional({ pattern: '^[\\w.-]{1,64}$' }) @IsOptional() @IsPlaceId() readonly alleyId?: string;
  @ApiProperty({ enum: CHECKLIST_CODES, description: 'What of the checklist it is about' })
  @IsIn(CHECKLIST_CODES)
  readonly item!: string;
  /** By the phone's clock. */
  @ApiProperty({ format: 'date-time' }) @IsInstant() readonly seenAt!: Instant;
  /** What the phone's clock shows while it sends: if it is off, `seenAt` is corrected by as much. */
  @ApiPropertyOptional({ format: 'date-time' }) @IsOptional() @IsInstant() readonly sentAt?: Instant;

  static readonly example = {
    deviceId: 'a7f3c1',
    sequence: 42,
    stewardId: 'steward-2071',
    routeId: 'R-12',
    alleyId: 'xingfu-03',
    item: 'lighting',
    text: '胡同口路灯不亮',
    datum: 'GCJ-02',
    lon: 116.4582,
    lat: 39.9354,
    seenAt: '2026-03-01T19:05:00+08:00',
  };
}
