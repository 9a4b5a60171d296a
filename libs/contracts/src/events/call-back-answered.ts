import { IsBoolean, IsInt, Min } from 'class-validator';

import { Fact } from '../message.js';
import { IsId, IsIssueNumber, type CallBackId, type IssueNumber } from '../values/identifiers.js';
import { IsInstant, type Instant } from '../values/instant.js';
import { IsSatisfaction, IsSolvedAnswer, type Satisfaction, type SolvedAnswer } from '../values/judgement.js';

/** A reporter answered: a valid call-back. Told by intake; the aggregate is the call-back, sequence 2. */
@Fact('evt.call-back.answered.v1', 'intake')
export class CallBackAnsweredV1 {
  @IsIssueNumber() readonly issue!: IssueNumber;
  @IsInt() @Min(1) readonly round!: number;
  @IsId() readonly callBack!: CallBackId;
  /** Whether the responsible unit contacted the reporter: the response rate. */
  @IsBoolean() readonly contacted!: boolean;
  @IsSolvedAnswer() readonly solved!: SolvedAnswer;
  @IsSatisfaction() readonly satisfaction!: Satisfaction;
  @IsInstant() readonly answeredAt!: Instant;

  static readonly example: CallBackAnsweredV1 = {
    issue: '110105-2026-000123' as IssueNumber,
    round: 1,
    callBack: '0198c5a2-7d3e-7c1a-9b1f-3a5d6e7f8092' as CallBackId,
    contacted: true,
    solved: 'yes',
    satisfaction: 'basically-satisfied',
    answeredAt: '2026-03-03T18:30:00+08:00' as Instant,
  };
}
