import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { Instant } from '@xianban/contracts/values/instant';

import { TIMELINE_KINDS, type TimelineKind } from '../domain/timeline-kind.js';

/** Something that happened to an issue. */
export class TimelineEntryView {
  @ApiProperty({ format: 'uuid' }) readonly id!: string;
  @ApiProperty({ format: 'date-time', type: String }) readonly at!: Instant;
  @ApiProperty({ enum: TIMELINE_KINDS }) readonly kind!: TimelineKind;
  @ApiProperty() readonly round!: number;
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'Codes and ids; never words' })
  readonly detail!: Readonly<Record<string, string | number | boolean>>;
}

/** A page of a timeline, in the order in which things happened. */
export class TimelinePageView {
  @ApiProperty({ type: [TimelineEntryView] }) readonly items!: readonly TimelineEntryView[];
  @ApiPropertyOptional({ description: 'Cursor of the next page' }) readonly next?: string;
}
