import { IsInt, Min } from 'class-validator';

import { Fact } from '../message.js';
import { IsId, IsIssueNumber, type CallBackId, type IssueNumber, type ReportId } from '../values/identifiers.js';
import { IsInstant, type Instant } from '../values/instant.js';

/** One reporter was asked whether the matter is solved. Told by intake; the aggregate is the call-back, sequence 1. */
@Fact('evt.call-back.asked.v1', 'intake')
export class CallBackAskedV1 {
  @IsIssueNumber() readonly issue!: IssueNumber;
  @IsInt() @Min(1) readonly round!: number;
  @IsId() readonly callBack!: CallBackId;
  @IsId() readonly report!: ReportId;
  @IsInstant() readonly askedAt!: Instant;

  static readonly example: CallBackAskedV1 = {
    issue: '110105-2026-000123' as IssueNumber,
    round: 1,
    callBack: '0198c5a2-7d3e-7c1a-9b1f-3a5d6e7f8092' as CallBackId,
    report: '0198c5a2-7d3e-7c1a-9b1f-3a5d6e7f8091' as ReportId,
    askedAt: '2026-03-03T17:00:00+08:00' as Instant,
  };
}
