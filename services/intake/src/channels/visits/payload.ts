import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInstant, type Instant } from '@xianban/contracts/values/instant';
import { IsOptional } from 'class-validator';

import { IsPlainText } from '../../channel-kit/is-plain-text.js';
import { PlacedReport } from '../../channel-kit/placed-report.js';
import { IsVisitId } from './is-visit-id.js';

/** What a leader found on a visit. */
export class VisitFinding extends PlacedReport {
  /** Of the visit on which it was found. */
  @ApiProperty({ pattern: '^[\\w.-]{1,64}$' }) @IsVisitId() readonly visitId!: string;
  /** Within the visit: the same id is the same finding. */
  @ApiProperty({ maxLength: 100 }) @IsPlainText(100) readonly findingId!: string;
  /** When it was seen; when it was received, if absent. */
  @ApiPropertyOptional({ format: 'date-time' }) @IsOptional() @IsInstant() readonly seenAt?: Instant;

  static readonly example = {
    visitId: 'V-2026-0301-7',
    findingId: '1',
    text: '社区活动室漏雨，老人没有地方活动',
    datum: 'GCJ-02',
    lon: 116.4582,
    lat: 39.9354,
  };
}
