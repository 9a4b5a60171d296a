import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { AreaCode } from '@xianban/contracts/values/identifiers';
import type { Instant } from '@xianban/contracts/values/instant';

/** A round that was walked. Who walked it is not told. */
export class RoundView {
  @ApiProperty({ type: String }) readonly community!: AreaCode;
  @ApiProperty() readonly alleyId!: string;
  @ApiProperty() readonly routeId!: string;
  @ApiProperty({ format: 'date-time', type: String }) readonly startedAt!: Instant;
  @ApiProperty({ format: 'date-time', type: String }) readonly endedAt!: Instant;
  @ApiProperty({ type: [String], description: 'What of the checklist was looked at' }) readonly checked!: readonly string[];
}

/** Rounds, the latest first. */
export class RoundPageView {
  @ApiProperty({ type: [RoundView] }) readonly items!: readonly RoundView[];
  @ApiPropertyOptional({ description: 'Cursor of the next page' }) readonly next?: string;
}
