import { Type } from 'class-transformer';
import { IsInt, IsObject, Min, ValidateNested } from 'class-validator';

import { Fact } from '../message.js';
import { IsIssueNumber, type IssueNumber } from '../values/identifiers.js';
import { IsInstant, type Instant } from '../values/instant.js';
import { ReportAcceptedV1 } from './report-accepted.js';

/**
 * Reports that were of another matter were taken out of an issue into a new one, which has its own time of receipt: starts `issue/<number>`. Told by
 * intake; the aggregate is `<issue>/split`, sequence 1.
 */
@Fact('evt.issue.split.v1', 'intake')
export class IssueSplitV1 {
  /** The new one. */
  @IsIssueNumber() readonly issue!: IssueNumber;
  /** The one that they were taken out of. */
  @IsIssueNumber() readonly from!: IssueNumber;
  @IsInt() @Min(1) readonly reports!: number;
  @IsInstant() readonly splitAt!: Instant;
  /** The first of its reports, as if it had opened the new issue. */
  @IsObject() @ValidateNested() @Type(() => ReportAcceptedV1) readonly report!: ReportAcceptedV1;

  static readonly example: IssueSplitV1 = {
    issue: '110105-2026-000123' as IssueNumber,
    from: '110105-2026-000120' as IssueNumber,
    reports: 1,
    splitAt: '2026-03-01T09:30:00+08:00' as Instant,
    report: ReportAcceptedV1.example,
  };
}
