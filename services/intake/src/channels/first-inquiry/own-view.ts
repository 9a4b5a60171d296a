import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { IssueNumber, ReportId } from '@xianban/contracts/values/identifiers';
import type { Instant } from '@xianban/contracts/values/instant';
import { ISSUE_STATES, type IssueState } from '@xianban/contracts/values/issue-state';

/** A matter that one owns. */
export class OwnView {
  @ApiProperty({ type: String, format: 'uuid' }) readonly report!: ReportId;
  @ApiProperty({ type: String, example: '110105-2026-000123' }) readonly issue!: IssueNumber;
  @ApiProperty({ enum: ISSUE_STATES }) readonly state!: IssueState;
  @ApiProperty({ description: 'The state in words' }) readonly message!: string;
  @ApiProperty({ format: 'date-time', type: String }) readonly receivedAt!: Instant;
  @ApiPropertyOptional({ format: 'date-time', type: String }) readonly limitAt?: Instant;
  @ApiProperty() readonly overdue!: boolean;
  @ApiPropertyOptional({ description: 'What was asked; absent if the resident was erased' }) readonly text?: string;
  @ApiPropertyOptional() readonly name?: string;
  @ApiPropertyOptional() readonly phone?: string;
}

/** The matters that one owns and that are not over, oldest first. */
export class OwnPageView {
  @ApiProperty({ type: [OwnView] }) readonly items!: readonly OwnView[];
  @ApiPropertyOptional({ description: 'Cursor of the next page' }) readonly next?: string;
}
