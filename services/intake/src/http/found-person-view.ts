import { ApiProperty } from '@nestjs/swagger';
import type { Instant } from '@xianban/contracts/values/instant';

/** A person whom a search found: how much there is, and nothing of what they said. */
export class FoundPersonView {
  @ApiProperty({ format: 'uuid' }) readonly person!: string;
  @ApiProperty({ type: [String], example: ['riders'] }) readonly channels!: readonly string[];
  @ApiProperty() readonly reports!: number;
  @ApiProperty() readonly issues!: number;
  @ApiProperty({ format: 'date-time', type: String }) readonly firstAt!: Instant;
  @ApiProperty({ format: 'date-time', type: String }) readonly lastAt!: Instant;
}

/** Everybody whom a search found, at most fifty. */
export class FoundPersonListView {
  @ApiProperty({ type: [FoundPersonView] }) readonly items!: readonly FoundPersonView[];
}
