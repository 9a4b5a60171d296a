import { IsInt, Matches, Min } from 'class-validator';

import { Fact } from '../message.js';
import { IsId, IsIssueNumber, type IssueNumber } from '../values/identifiers.js';
import { IsInstant, type Instant } from '../values/instant.js';
import { REASON_CODE } from '../values/judgement.js';

/**
 * Staff found that an issue is of the matter of another: its workflow gives up its task and moves it to `merged`, unless the other has ended by then.
 * Told by intake; the aggregate is this asking, sequence 1.
 */
@Fact('evt.issue.merge-asked.v1', 'intake')
export class IssueMergeAskedV1 {
  @IsIssueNumber() readonly issue!: IssueNumber;
  @IsInt() @Min(1) readonly round!: number;
  /** UUIDv7 of this asking. */
  @IsId() readonly merging!: string;
  /** The issue under which it goes on. */
  @IsIssueNumber() readonly into!: IssueNumber;
  @Matches(REASON_CODE) readonly reason!: string;
  /** District clock. */
  @IsInstant() readonly askedAt!: Instant;

  static readonly example: IssueMergeAskedV1 = {
    issue: '110105-2026-000123' as IssueNumber,
    round: 1,
    merging: '0198c5a2-7d3e-7c1a-9b1f-3a5d6e7f8094',
    into: '110105-2026-000120' as IssueNumber,
    reason: 'same-matter',
    askedAt: '2026-03-01T09:30:00+08:00' as Instant,
  };
}
