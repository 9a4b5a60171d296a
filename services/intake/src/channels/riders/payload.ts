import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInstant, type Instant } from '@xianban/contracts/values/instant';
import { ArrayMaxSize, IsArray, IsOptional } from 'class-validator';

import { Backdatable } from '../../channel-kit/backdatable.js';
import { IsDatum } from '../../channel-kit/is-datum.js';
import { IsDegrees } from '../../channel-kit/is-degrees.js';
import { IsPhone } from '../../channel-kit/is-phone.js';
import { IsPictureLink } from '../../channel-kit/is-picture-link.js';
import { IsPlainText } from '../../channel-kit/is-plain-text.js';
import { DATUMS, type Datum } from '../../domain/in-datum.js';

/** What a courier rider saw on the way. */
export class RiderReport extends Backdatable {
  /** Id of the report at the courier company: the same id is the same report. */
  @ApiProperty({ maxLength: 100 }) @IsPlainText(100) readonly reportId!: string;
  /** Id of the rider at the courier company. */
  @ApiProperty({ maxLength: 100 }) @IsPlainText(100) readonly riderId!: string;
  @ApiPropertyOptional({ maxLength: 100 }) @IsOptional() @IsPlainText(100) readonly name?: string;
  @ApiPropertyOptional({ example: '+86 139 0000 0000' }) @IsOptional() @IsPhone() readonly phone?: string;
  @ApiProperty({ maxLength: 2000 }) @IsPlainText(2_000) readonly text!: string;
  @ApiProperty({ enum: DATUMS, description: 'Datum of lon and lat. GCJ-02 and BD-09 are converted to WGS-84.' })
  @IsDatum()
  readonly datum!: Datum;
  @ApiProperty({ description: 'Longitude in degrees' }) @IsDegrees(180) readonly lon!: number;
  @ApiProperty({ description: 'Latitude in degrees' }) @IsDegrees(90) readonly lat!: number;
  @ApiProperty({ format: 'date-time' }) @IsInstant() readonly seenAt!: Instant;
  @ApiPropertyOptional({ type: [String], maxItems: 4, format: 'uri' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(4)
  @IsPictureLink()
  readonly photos?: readonly string[];

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
