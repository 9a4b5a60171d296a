import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInstant, type Instant } from '@xianban/contracts/values/instant';
import { IsOptional } from 'class-validator';

import { IsPhone } from '../../channel-kit/is-phone.js';
import { IsPlainText } from '../../channel-kit/is-plain-text.js';
import { PlacedReport } from '../../channel-kit/placed-report.js';

/** What a volunteer noticed. */
export class VolunteerReport extends PlacedReport {
  /** Id of the report at the volunteers' association: the same id is the same report. */
  @ApiProperty({ maxLength: 100 }) @IsPlainText(100) readonly reportId!: string;
  /** Number of the volunteer at the association. */
  @ApiProperty({ maxLength: 100 }) @IsPlainText(100) readonly volunteerId!: string;
  @ApiPropertyOptional({ maxLength: 100 }) @IsOptional() @IsPlainText(100) readonly name?: string;
  @ApiPropertyOptional({ example: '+86 139 0000 0000' }) @IsOptional() @IsPhone() readonly phone?: string;
  /** When it was noticed; when it was received, if absent. */
  @ApiPropertyOptional({ format: 'date-time' }) @IsOptional() @IsInstant() readonly noticedAt?: Instant;

  static readonly example = {
    reportId: 'V-20260301-0007',
    volunteerId: 'volunteer-0311',
    text: '楼道里堆满杂物，消防通道走不通',
    datum: 'GCJ-02',
    lon: 116.4582,
    lat: 39.9354,
    noticedAt: '2026-03-01T18:40:00+08:00',
  };
}
