import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  CATEGORIES,
  LIMIT_CLASSES,
  QUALITIES,
  type Category,
  type LimitClass,
  type Nature,
  type Quality,
} from '@xianban/contracts/values/classification';
import type { ChannelName, ReportId } from '@xianban/contracts/values/identifiers';
import type { Instant } from '@xianban/contracts/values/instant';
import type { Position } from '@xianban/contracts/values/position';

import { ClassificationReasonsView } from './classification-reasons-view.js';

/** Who reported. */
export class ReporterView {
  @ApiPropertyOptional() readonly account?: string;
  @ApiPropertyOptional() readonly name?: string;
  @ApiPropertyOptional() readonly phone?: string;
}

/** A report in its own words. Words of a reporter who was erased are absent. */
export class ReportView {
  @ApiProperty({ type: String, format: 'uuid' }) readonly report!: ReportId;
  @ApiProperty({ type: String }) readonly channel!: ChannelName;
  @ApiProperty({ type: [Number], description: 'WGS-84 degrees, [longitude, latitude]' }) readonly at!: Position;
  @ApiProperty({ format: 'date-time', type: String }) readonly observedAt!: Instant;
  @ApiProperty({ format: 'date-time', type: String }) readonly receivedAt!: Instant;
  @ApiProperty() readonly verified!: boolean;
  @ApiProperty({ enum: CATEGORIES }) readonly category!: Category;
  @ApiProperty({ type: String, example: 'component' }) readonly nature!: Nature;
  @ApiProperty({ enum: LIMIT_CLASSES }) readonly limitClass!: LimitClass;
  @ApiProperty({ enum: QUALITIES, isArray: true }) readonly qualities!: readonly Quality[];
  @ApiPropertyOptional({ type: ClassificationReasonsView, description: 'Why it was sorted like this when it came in' })
  readonly reasons?: ClassificationReasonsView;
  @ApiProperty({ type: [String] }) readonly keywords!: readonly string[];
  @ApiPropertyOptional() readonly text?: string;
  @ApiPropertyOptional({ type: [String] }) readonly photos?: readonly string[];
  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: { type: 'string' },
    description: 'Further words of the reporter, by label, such as answers to the questions of a channel',
  })
  readonly remarks?: Readonly<Record<string, string>>;
  @ApiPropertyOptional({ type: ReporterView, description: 'For those who deal with the reporter' }) readonly reporter?: ReporterView;
}

/** Reports of an issue, oldest first. */
export class ReportListView {
  @ApiProperty({ type: [ReportView] }) readonly items!: readonly ReportView[];
}
