import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  IsSatisfaction,
  IsSolvedAnswer,
  SATISFACTIONS,
  SOLVED_ANSWERS,
  type Satisfaction,
  type SolvedAnswer,
} from '@xianban/contracts/values/judgement';
import { IsBoolean, IsOptional } from 'class-validator';

import { IsPlainText } from '../channel-kit/is-plain-text.js';

/** A reporter's answer to a call-back. */
export class AnswerBody {
  @ApiProperty({ description: 'Whether the responsible unit got in touch' }) @IsBoolean() readonly contacted!: boolean;
  @ApiProperty({ enum: SOLVED_ANSWERS }) @IsSolvedAnswer() readonly solved!: SolvedAnswer;
  @ApiProperty({ enum: SATISFACTIONS }) @IsSatisfaction() readonly satisfaction!: Satisfaction;
  @ApiPropertyOptional({ maxLength: 1000 }) @IsOptional() @IsPlainText(1_000) readonly comment?: string;

  static readonly example = { contacted: true, solved: 'yes', satisfaction: 'basically-satisfied' };
}
