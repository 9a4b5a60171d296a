import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { IssueNumber } from '@xianban/contracts/values/identifiers';
import type { Instant } from '@xianban/contracts/values/instant';
import { CLOSING_OUTCOMES } from '@xianban/contracts/values/issue-state';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { QueryNumber } from '@xianban/service-kit/http/query-number';

import type { OrderResult } from './hotline-result.js';

/** Of one answer, and acknowledged at once. */
export const MOST_RESULTS = 500;

/** Which results. */
export class ResultQuery {
  @ApiPropertyOptional({ default: 100, minimum: 1, maximum: MOST_RESULTS })
  @IsInt()
  @Min(1)
  @Max(MOST_RESULTS)
  @QueryNumber()
  readonly limit: number = 100;
  @ApiPropertyOptional({ description: 'The `next` of the page before; without it, from the oldest that waits' })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  readonly since?: string;
}

/** What became of an order. */
export class ResultView {
  @ApiProperty({ description: 'What to acknowledge it by' }) readonly result!: number;
  @ApiProperty() readonly orderNumber!: string;
  @ApiProperty({ type: String, example: '110105-2026-000123' }) readonly issue!: IssueNumber;
  @ApiProperty({ description: '1 for the first, one more after each reopening' }) readonly round!: number;
  @ApiProperty({ enum: [...CLOSING_OUTCOMES, 'refused', 'withdrawn'] }) readonly outcome!: OrderResult;
  @ApiProperty({ description: 'In words, in the language asked for' }) readonly message!: string;
  @ApiProperty({ format: 'date-time', type: String }) readonly endedAt!: Instant;
}

/** Results that wait to be acknowledged, oldest first. The last page has no `next`. */
export class ResultPageView {
  @ApiProperty({ type: [ResultView] }) readonly items!: readonly ResultView[];
  @ApiPropertyOptional({ description: 'For `since` of the next page' }) readonly next?: string;
}
