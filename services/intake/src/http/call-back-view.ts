import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { CallBackId, IssueNumber } from '@xianban/contracts/values/identifiers';
import type { Instant } from '@xianban/contracts/values/instant';
import { SATISFACTIONS, SOLVED_ANSWERS, type Satisfaction, type SolvedAnswer } from '@xianban/contracts/values/judgement';

/** A reporter's answer as it was recorded. */
export class CallBackAnswerView {
  @ApiProperty() readonly contacted!: boolean;
  @ApiProperty({ enum: SOLVED_ANSWERS }) readonly solved!: SolvedAnswer;
  @ApiProperty({ enum: SATISFACTIONS }) readonly satisfaction!: Satisfaction;
  @ApiProperty({ format: 'date-time', type: String }) readonly answeredAt!: Instant;
}

/** A question to a reporter, for whoever holds its link. */
export class CallBackView {
  @ApiProperty({ type: String, format: 'uuid' }) readonly callBack!: CallBackId;
  @ApiProperty({ type: String, example: '110105-2026-000123' }) readonly issue!: IssueNumber;
  @ApiProperty() readonly round!: number;
  @ApiProperty({ format: 'date-time', type: String }) readonly askedAt!: Instant;
  @ApiProperty({ description: 'True while an answer is taken' }) readonly open!: boolean;
  @ApiPropertyOptional({ type: CallBackAnswerView }) readonly answer?: CallBackAnswerView;
}
