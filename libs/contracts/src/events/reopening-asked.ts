import { Type } from 'class-transformer';
import { IsInt, IsObject, IsOptional, Min, ValidateNested } from 'class-validator';

import { Fact } from '../message.js';
import { IsIssueNumber, type IssueNumber } from '../values/identifiers.js';
import { IsInstant, type Instant } from '../values/instant.js';
import { IsReopeningSource, type ReopeningSource } from '../values/judgement.js';
import { ReportAcceptedV1 } from './report-accepted.js';

/**
 * A closed issue must be taken up again: starts `issue/<number>/<round>`. Told by intake; the aggregate is `<issue>/reopening` and the
 * sequence `round - 1`.
 */
@Fact('evt.reopening.asked.v1', 'intake')
export class ReopeningAskedV1 {
  @IsIssueNumber() readonly issue!: IssueNumber;
  /** The life that this begins, 2 or more. */
  @IsInt() @Min(2) readonly round!: number;
  @IsReopeningSource() readonly by!: ReopeningSource;
  /** The new limit runs from here. District clock. */
  @IsInstant() readonly askedAt!: Instant;
  /** Version of the issue in the register when it was asked: the first move of the new life starts from here. */
  @IsOptional() @IsInt() @Min(0) readonly version?: number;
  /** What opened the issue the first time, sorted as the issue is by now. */
  @IsObject() @ValidateNested() @Type(() => ReportAcceptedV1) readonly report!: ReportAcceptedV1;

  static readonly example: ReopeningAskedV1 = {
    issue: '110105-2026-000123' as IssueNumber,
    round: 2,
    by: 'reporter',
    askedAt: '2026-03-20T08:00:00+08:00' as Instant,
    version: 5,
    report: ReportAcceptedV1.example,
  };
}
