import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { IssueNumber } from '@xianban/contracts/values/identifiers';
import type { Instant } from '@xianban/contracts/values/instant';
import { CLOSING_OUTCOMES, ISSUE_STATES, type ClosingOutcome, type IssueState } from '@xianban/contracts/values/issue-state';

/** Something that happened, in words for the reporter. */
export class StatusEntryView {
  @ApiProperty({ format: 'date-time', type: String }) readonly at!: Instant;
  @ApiProperty() readonly text!: string;
}

/** The question that waits for this reporter, or that they answered. */
export class StatusCallBackView {
  @ApiProperty({ format: 'uri' }) readonly url!: string;
  @ApiProperty({ format: 'date-time', type: String }) readonly askedAt!: Instant;
  @ApiPropertyOptional({ format: 'date-time', type: String }) readonly answeredAt?: Instant;
  @ApiProperty({ description: 'True while an answer is taken' }) readonly open!: boolean;
}

/** What a reporter sees of the issue that their report belongs to. */
export class StatusView {
  @ApiProperty({ type: String, example: '110105-2026-000123' }) readonly issue!: IssueNumber;
  @ApiProperty({ enum: ISSUE_STATES }) readonly state!: IssueState;
  @ApiProperty({ description: 'The state in words' }) readonly message!: string;
  @ApiPropertyOptional({ type: String, description: 'The issue that the reporter was told first, if staff have merged or split since' })
  readonly formerIssue?: IssueNumber;
  @ApiPropertyOptional({ description: 'How it came about, in words' }) readonly goesOn?: string;
  @ApiProperty() readonly round!: number;
  @ApiProperty({ format: 'date-time', type: String }) readonly receivedAt!: Instant;
  @ApiPropertyOptional({ format: 'date-time', type: String }) readonly limitAt?: Instant;
  @ApiProperty() readonly overdue!: boolean;
  @ApiPropertyOptional({ format: 'date-time', type: String }) readonly closedAt?: Instant;
  @ApiPropertyOptional({ enum: CLOSING_OUTCOMES }) readonly outcome?: ClosingOutcome;
  @ApiProperty({ type: [StatusEntryView] }) readonly timeline!: readonly StatusEntryView[];
  @ApiPropertyOptional({ type: StatusCallBackView }) readonly callBack?: StatusCallBackView;
  @ApiProperty({ description: 'True if the reporter may ask for it to be taken up again' }) readonly canReopen!: boolean;
  @ApiProperty({ description: 'True if a new round was asked for and has not begun' }) readonly reopeningAsked!: boolean;
}
