import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { IssueNumber } from '@xianban/contracts/values/identifiers';
import type { Instant } from '@xianban/contracts/values/instant';

import { LIKENESS_REASONS, type LikenessReason } from '../domain/likeness.js';

/** Two issues that may be of one matter, and why. */
export class MergeSuggestionView {
  @ApiProperty({ format: 'uuid' }) readonly id!: string;
  @ApiProperty({ type: String, description: 'The newer one' }) readonly issue!: IssueNumber;
  @ApiProperty({ type: String, description: 'The older one, into which it would be merged' }) readonly into!: IssueNumber;
  @ApiProperty({ minimum: 0, maximum: 1 }) readonly score!: number;
  @ApiProperty({ enum: LIKENESS_REASONS, isArray: true }) readonly reasons!: readonly LikenessReason[];
  @ApiProperty({ format: 'date-time', type: String }) readonly suggestedAt!: Instant;
}

/** A page of suggestions, newest first. The last one has no `next`. */
export class MergeSuggestionPageView {
  @ApiProperty({ type: [MergeSuggestionView] }) readonly items!: readonly MergeSuggestionView[];
  @ApiPropertyOptional({ description: 'Cursor of the next page' }) readonly next?: string;
}
