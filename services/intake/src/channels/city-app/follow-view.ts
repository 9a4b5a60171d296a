import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { IssueNumber } from '@xianban/contracts/values/identifiers';
import type { Instant } from '@xianban/contracts/values/instant';
import { CLOSING_OUTCOMES, ISSUE_STATES, type ClosingOutcome, type IssueState } from '@xianban/contracts/values/issue-state';

/** What became of an issue that a resident follows. */
export class FollowView {
  @ApiProperty({ type: String, example: '110105-2026-000123' }) readonly issue!: IssueNumber;
  @ApiProperty({ enum: ISSUE_STATES }) readonly state!: IssueState;
  @ApiProperty({ description: 'The state, or how it ended, in words' }) readonly message!: string;
  @ApiProperty({ format: 'date-time', type: String }) readonly followedAt!: Instant;
  @ApiPropertyOptional({ format: 'date-time', type: String }) readonly closedAt?: Instant;
  @ApiPropertyOptional({ enum: CLOSING_OUTCOMES }) readonly outcome?: ClosingOutcome;
}

/** The issues that one resident follows, the latest followed first. */
export class FollowPageView {
  @ApiProperty({ type: [FollowView] }) readonly items!: readonly FollowView[];
  @ApiPropertyOptional({ description: 'Cursor of the next page' }) readonly next?: string;
}
