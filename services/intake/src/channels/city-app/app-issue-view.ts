import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { IssueNumber } from '@xianban/contracts/values/identifiers';
import type { Instant } from '@xianban/contracts/values/instant';
import { CLOSING_OUTCOMES, ISSUE_STATES, type ClosingOutcome, type IssueState } from '@xianban/contracts/values/issue-state';

/** A comment, for its author. */
export class OwnCommentView {
  @ApiProperty({ description: "The app's own id" }) readonly commentId!: string;
  @ApiProperty() readonly text!: string;
  @ApiProperty({ format: 'date-time', type: String }) readonly commentedAt!: Instant;
}

/** What is one resident's own of an issue. */
export class OwnShareView {
  @ApiProperty() readonly follows!: boolean;
  @ApiProperty({ type: [OwnCommentView] }) readonly comments!: readonly OwnCommentView[];
}

/** An issue as the app shows it. */
export class AppIssueView {
  @ApiProperty({ type: String, example: '110105-2026-000123' }) readonly issue!: IssueNumber;
  @ApiProperty({ enum: ISSUE_STATES }) readonly state!: IssueState;
  @ApiProperty({ description: 'The state, or how it ended, in words' }) readonly message!: string;
  @ApiProperty({ format: 'date-time', type: String }) readonly receivedAt!: Instant;
  @ApiPropertyOptional({ format: 'date-time', type: String }) readonly closedAt?: Instant;
  @ApiPropertyOptional({ enum: CLOSING_OUTCOMES }) readonly outcome?: ClosingOutcome;
  @ApiProperty() readonly followers!: number;
  @ApiProperty({ description: 'How many comments there are; their words are for their authors and for staff' }) readonly comments!: number;
  @ApiPropertyOptional({ type: OwnShareView, description: 'Of the account that was asked for' }) readonly own?: OwnShareView;
}
