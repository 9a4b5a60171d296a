import { ApiPropertyOptional } from '@nestjs/swagger';
import {
  CATEGORIES,
  IsCategory,
  IsLimitClass,
  IsNature,
  LIMIT_CLASSES,
  type Category,
  type LimitClass,
  type Nature,
} from '@xianban/contracts/values/classification';
import { IsInstant, type Instant } from '@xianban/contracts/values/instant';
import { Type } from 'class-transformer';
import { IsObject, IsOptional, ValidateNested } from 'class-validator';

import { IsPhone } from '../../channel-kit/is-phone.js';
import { IsPlainText } from '../../channel-kit/is-plain-text.js';
import { PlacedReport } from '../../channel-kit/placed-report.js';

/** Who reports. Everything is optional: without any of it the report is anonymous. */
export class ApiReporter {
  /** The caller's own id of the person. */
  @ApiPropertyOptional({ maxLength: 100 }) @IsOptional() @IsPlainText(100) readonly account?: string;
  @ApiPropertyOptional({ maxLength: 100 }) @IsOptional() @IsPlainText(100) readonly name?: string;
  @ApiPropertyOptional({ example: '+86 139 0000 0000' }) @IsOptional() @IsPhone() readonly phone?: string;
}

/** One report from a program that speaks for people: an app, a partner, an import. */
export class ApiReport extends PlacedReport {
  /** The caller's own id of the report: the same id is the same report. */
  @ApiPropertyOptional({ maxLength: 100 }) @IsOptional() @IsPlainText(100) readonly externalId?: string;
  /** When it was seen; when it was received, if absent. */
  @ApiPropertyOptional({ format: 'date-time' }) @IsOptional() @IsInstant() readonly observedAt?: Instant;
  @ApiPropertyOptional({ enum: CATEGORIES }) @IsOptional() @IsCategory() readonly category?: Category;
  @ApiPropertyOptional({ type: String, description: 'A nature of the district pack' }) @IsOptional() @IsNature() readonly nature?: Nature;
  @ApiPropertyOptional({ enum: LIMIT_CLASSES }) @IsOptional() @IsLimitClass() readonly limitClass?: LimitClass;
  @ApiPropertyOptional({ type: ApiReporter })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => ApiReporter)
  readonly reporter?: ApiReporter;

  static readonly example = {
    externalId: 'A-2026-77',
    text: '路灯不亮，晚上看不清路',
    datum: 'WGS-84',
    lon: 116.452,
    lat: 39.934,
    observedAt: '2026-03-01T08:15:00+08:00',
    reporter: { phone: '+86 139 0000 0000' },
  };
}
