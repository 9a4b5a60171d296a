import { IsBoolean, IsInt, Min } from 'class-validator';

import { Fact } from '../message.js';
import { IsIssueNumber, type IssueNumber } from '../values/identifiers.js';
import { IsInstant, type Instant } from '../values/instant.js';

/** The limit of an issue was set, moved, or passed. Told by intake; the aggregate is `<issue>/limit`. */
@Fact('evt.issue.limit-recorded.v1', 'intake')
export class IssueLimitRecordedV1 {
  @IsIssueNumber() readonly issue!: IssueNumber;
  @IsInt() @Min(1) readonly round!: number;
  @IsInstant() readonly limitAt!: Instant;
  @IsBoolean() readonly overdue!: boolean;

  static readonly example: IssueLimitRecordedV1 = {
    issue: '110105-2026-000123' as IssueNumber,
    round: 1,
    limitAt: '2026-03-08T08:15:20+08:00' as Instant,
    overdue: false,
  };
}
