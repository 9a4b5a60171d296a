import { IsInt, IsOptional, Min } from 'class-validator';

import { Fact } from '../message.js';
import { IsIssueNumber, type IssueNumber } from '../values/identifiers.js';
import { IsInstant, type Instant } from '../values/instant.js';

/**
 * An issue took in another with all its reports and keeps the earlier limit of the two. Told by intake; the aggregate is `<from>/merged`, sequence 1.
 */
@Fact('evt.issue.merged.v1', 'intake')
export class IssueMergedV1 {
  /** The one that goes on. */
  @IsIssueNumber() readonly issue!: IssueNumber;
  /** Of the one that goes on. */
  @IsInt() @Min(1) readonly round!: number;
  /** The one that was taken in. */
  @IsIssueNumber() readonly from!: IssueNumber;
  /** Reports that came along. */
  @IsInt() @Min(0) readonly reports!: number;
  /** The limit of the one that was taken in. District clock. */
  @IsOptional() @IsInstant() readonly limitAt?: Instant;
  @IsInstant() readonly mergedAt!: Instant;

  static readonly example: IssueMergedV1 = {
    issue: '110105-2026-000123' as IssueNumber,
    round: 1,
    from: '110105-2026-000124' as IssueNumber,
    reports: 2,
    limitAt: '2026-03-08T08:15:20+08:00' as Instant,
    mergedAt: '2026-03-01T09:30:00+08:00' as Instant,
  };
}
