import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { AreaCode, IssueNumber, SignId } from '@xianban/contracts/values/identifiers';
import { ISSUE_STATES, type IssueState } from '@xianban/contracts/values/issue-state';
import type { Instant } from '@xianban/contracts/values/instant';
import { SIGN_STATES, type SignState, type Topic } from '@xianban/contracts/values/sign';

/** What became of one post of a batch. */
export class PostVerdictView {
  @ApiProperty({ description: 'Place in the batch, from 0' }) readonly index!: number;
  @ApiProperty({ description: '201 if it is kept, else the status of the problem' }) readonly status!: number;
  @ApiPropertyOptional({ format: 'uuid' }) readonly post?: string;
  @ApiPropertyOptional({ type: 'object', additionalProperties: true, description: 'As application/problem+json, naming the field' })
  readonly problem?: object;
}

/** What became of a batch of posts: one verdict each, in the order of the batch. */
export class PostBatchView {
  @ApiProperty() readonly accepted!: number;
  @ApiProperty() readonly refused!: number;
  @ApiProperty({ type: [PostVerdictView] }) readonly verdicts!: readonly PostVerdictView[];
}

/** A sign that a post was counted for. */
export class PostSignView {
  @ApiProperty({ type: String, format: 'uuid' }) readonly sign!: SignId;
  @ApiProperty({ enum: SIGN_STATES }) readonly state!: SignState;
  @ApiPropertyOptional({ type: String }) readonly issue?: IssueNumber;
  @ApiPropertyOptional({ enum: ISSUE_STATES }) readonly issueState?: IssueState;
  @ApiPropertyOptional({ description: 'How the issue stands, in the language asked for' }) readonly message?: string;
}

/** How a post was counted, and what became of it. */
export class PostView {
  @ApiProperty({ format: 'uuid' }) readonly post!: string;
  @ApiProperty() readonly platform!: string;
  @ApiProperty() readonly postId!: string;
  @ApiProperty({ format: 'date-time', type: String }) readonly receivedAt!: Instant;
  @ApiPropertyOptional({ type: String, description: 'The street that it was counted for' }) readonly area?: AreaCode;
  @ApiPropertyOptional({ type: String }) readonly topic?: Topic;
  @ApiProperty() readonly negative!: boolean;
  @ApiProperty({ type: [PostSignView] }) readonly signs!: readonly PostSignView[];
}

/** A post in its own words, for the staff who decide about the sign. */
export class SignPostView {
  @ApiProperty() readonly platform!: string;
  @ApiProperty() readonly postId!: string;
  @ApiProperty({ format: 'date-time', type: String }) readonly postedAt!: Instant;
  @ApiProperty() readonly negative!: boolean;
  @ApiPropertyOptional() readonly author?: string;
  @ApiPropertyOptional() readonly text?: string;
  @ApiPropertyOptional() readonly url?: string;
}

/** Posts of a sign, oldest first. */
export class SignPostListView {
  @ApiProperty({ type: [SignPostView] }) readonly items!: readonly SignPostView[];
}
