import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { IssueNumber, ReportId } from '@xianban/contracts/values/identifiers';
import type { Instant } from '@xianban/contracts/values/instant';
import { CLOSING_OUTCOMES, ISSUE_STATES, type ClosingOutcome, type IssueState } from '@xianban/contracts/values/issue-state';

/** What became of a report. */
export class FeedbackView {
  @ApiProperty({ type: String, format: 'uuid' }) readonly report!: ReportId;
  @ApiPropertyOptional({ description: "The channel's own id" }) readonly externalId?: string;
  @ApiProperty({ type: String, example: '110105-2026-000123' }) readonly issue!: IssueNumber;
  @ApiProperty({ enum: ISSUE_STATES }) readonly state!: IssueState;
  @ApiProperty({ description: 'The state, or how it ended, in words' }) readonly message!: string;
  @ApiProperty({ format: 'date-time', type: String }) readonly receivedAt!: Instant;
  @ApiPropertyOptional({ format: 'date-time', type: String }) readonly closedAt?: Instant;
  @ApiPropertyOptional({ enum: CLOSING_OUTCOMES }) readonly outcome?: ClosingOutcome;
}

/** What became of the reports of one person, newest first. */
export class FeedbackPageView {
  @ApiProperty({ type: [FeedbackView] }) readonly items!: readonly FeedbackView[];
  @ApiPropertyOptional({ description: 'Cursor of the next page' }) readonly next?: string;
}
