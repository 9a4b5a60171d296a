import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInstant, type Instant } from '@xianban/contracts/values/instant';
import { IsOptional } from 'class-validator';

import { IsPhone } from '../../channel-kit/is-phone.js';
import { IsPlainText } from '../../channel-kit/is-plain-text.js';
import { PlacedReport } from '../../channel-kit/placed-report.js';

/** What a resident asked at the counter. */
export class Inquiry extends PlacedReport {
  /** Number of the entry in the book of whoever sits there: the same number of the same person is the same entry. */
  @ApiProperty({ maxLength: 100 }) @IsPlainText(100) readonly entryId!: string;
  /** Of the resident, as far as they want to say. */
  @ApiPropertyOptional({ maxLength: 100 }) @IsOptional() @IsPlainText(100) readonly name?: string;
  @ApiPropertyOptional({ example: '+86 139 0000 0000' }) @IsOptional() @IsPhone() readonly phone?: string;
  /** When it was asked; when it was received, if absent. */
  @ApiPropertyOptional({ format: 'date-time' }) @IsOptional() @IsInstant() readonly askedAt?: Instant;

  static readonly example = {
    entryId: '2026-0301-04',
    name: '李奶奶',
    phone: '+86 139 0000 0404',
    text: '楼上漏水，物业说不归他们管',
    datum: 'GCJ-02',
    lon: 116.4582,
    lat: 39.9354,
    askedAt: '2026-03-01T09:40:00+08:00',
  };
}
