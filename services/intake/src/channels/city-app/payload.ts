import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInstant, type Instant } from '@xianban/contracts/values/instant';
import { IsOptional } from 'class-validator';

import { IsPhone } from '../../channel-kit/is-phone.js';
import { IsPlainText } from '../../channel-kit/is-plain-text.js';
import { PlacedReport } from '../../channel-kit/placed-report.js';

/** What a resident reports in the app. */
export class AppReport extends PlacedReport {
  /** Id of the report in the app: the same id is the same report. */
  @ApiProperty({ maxLength: 100 }) @IsPlainText(100) readonly reportId!: string;
  /** The resident's account in the app. */
  @ApiProperty({ maxLength: 100 }) @IsPlainText(100) readonly account!: string;
  @ApiPropertyOptional({ maxLength: 100 }) @IsOptional() @IsPlainText(100) readonly name?: string;
  @ApiPropertyOptional({ example: '+86 139 0000 0000' }) @IsOptional() @IsPhone() readonly phone?: string;
  /** When it was seen; when it was received, if absent. */
  @ApiPropertyOptional({ format: 'date-time' }) @IsOptional() @IsInstant() readonly seenAt?: Instant;

  static readonly example = {
    reportId: 'app-88213',
    account: 'u-20417',
    text: '井盖破损，行人容易绊倒',
    datum: 'GCJ-02',
    lon: 116.4582,
    lat: 39.9354,
    photos: ['https://example.org/photos/88213.jpg'],
  };
}
