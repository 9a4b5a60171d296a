import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInstant, type Instant } from '@xianban/contracts/values/instant';
import { IsOptional } from 'class-validator';

import { IsPhone } from '../../channel-kit/is-phone.js';
import { IsPlainText } from '../../channel-kit/is-plain-text.js';
import { PlacedReport } from '../../channel-kit/placed-report.js';

/** What a courier rider saw on the way. */
export class RiderReport extends PlacedReport {
  /** Id of the report at the courier company: the same id is the same report. */
  @ApiProperty({ maxLength: 100 }) @IsPlainText(100) readonly reportId!: string;
  /** Id of the rider at the courier company. */
  @ApiProperty({ maxLength: 100 }) @IsPlainText(100) readonly riderId!: string;
  @ApiPropertyOptional({ maxLength: 100 }) @IsOptional() @IsPlainText(100) readonly name?: string;
  @ApiPropertyOptional({ example: '+86 139 0000 0000' }) @IsOptional() @IsPhone() readonly phone?: string;
  @ApiProperty({ format: 'date-time' }) @IsInstant() readonly seenAt!: Instant;

  static readonly example = {
    reportId: 'R-20260301-0042',
    riderId: 'rider-0117',
    phone: '+86 139 0000 0117',
    text: '非机动车道上有坑，下雨看不见',
    datum: 'GCJ-02',
    lon: 116.4582,
    lat: 39.9354,
    seenAt: '2026-03-01T08:15:00+08:00',
  };
}
