import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { CATEGORIES, IsCategory, type Category } from '@xianban/contracts/values/classification';
import { IsInstant, type Instant } from '@xianban/contracts/values/instant';
import { IsOptional } from 'class-validator';

import { IsDatum } from '../../channel-kit/is-datum.js';
import { IsDegrees } from '../../channel-kit/is-degrees.js';
import { IsPhone } from '../../channel-kit/is-phone.js';
import { IsPlainText } from '../../channel-kit/is-plain-text.js';
import { DATUMS, type Datum } from '../../domain/in-datum.js';

/** An order of the city's hotline 12345 (接诉即办): somebody complained there, and the city passes it on. */
export class HotlineOrder {
  /** The city's number of the order: the same number is the same order. */
  @ApiProperty({ maxLength: 100 }) @IsPlainText(100) readonly orderNumber!: string;
  /** When the city took the call. The district's limit runs from here. */
  @ApiProperty({ format: 'date-time' }) @IsInstant() readonly receivedAt!: Instant;
  /** Until when the city wants an answer: the limit that was promised to the caller. */
  @ApiPropertyOptional({ format: 'date-time' }) @IsOptional() @IsInstant() readonly limitAt?: Instant;
  @ApiPropertyOptional({ enum: CATEGORIES }) @IsOptional() @IsCategory() readonly category?: Category;
  /** What the city calls it, in its own words. */
  @ApiPropertyOptional({ maxLength: 100 }) @IsOptional() @IsPlainText(100) readonly cityCategory?: string;
  @ApiProperty({ maxLength: 2000 }) @IsPlainText(2_000) readonly text!: string;
  @ApiPropertyOptional({ maxLength: 300 }) @IsOptional() @IsPlainText(300) readonly address?: string;
  @ApiProperty({ enum: DATUMS, description: 'Datum of lon and lat. GCJ-02 and BD-09 are converted to WGS-84.' })
  @IsDatum()
  readonly datum!: Datum;
  @ApiProperty({ description: 'Longitude in degrees' }) @IsDegrees(180) readonly lon!: number;
  @ApiProperty({ description: 'Latitude in degrees' }) @IsDegrees(90) readonly lat!: number;
  @ApiPropertyOptional({ maxLength: 100 }) @IsOptional() @IsPlainText(100) readonly callerName?: string;
  @ApiPropertyOptional({ example: '+86 139 0000 0000' }) @IsOptional() @IsPhone() readonly callerPhone?: string;

  static readonly example = {
    orderNumber: '20260301-12345-000417',
    receivedAt: '2026-03-01T08:15:00+08:00',
    limitAt: '2026-03-08T08:15:00+08:00',
    cityCategory: '市容环卫',
    text: '小区门口垃圾三天没有清运',
    address: '朝阳区幸福一村中路',
    datum: 'GCJ-02',
    lon: 116.4582,
    lat: 39.9354,
    callerName: '王女士',
    callerPhone: '+86 139 0000 0417',
  };
}
