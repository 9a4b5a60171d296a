import { IsInt, IsOptional, Matches, Min } from 'class-validator';

import { Fact } from '../message.js';
import { IsIssueNumber, IsUnitId, type IssueNumber, type UnitId } from '../values/identifiers.js';
import { IsInstant, type Instant } from '../values/instant.js';
import { IsIssueState, type IssueState } from '../values/issue-state.js';
import { REASON_CODE } from '../values/judgement.js';

/** An issue moved in the register. Told by intake; the aggregate is the issue and the sequence its version. */
@Fact('evt.issue.moved.v1', 'intake')
export class IssueMovedV1 {
  @IsIssueNumber() readonly issue!: IssueNumber;
  /** 1 for the first life, higher after each reopening. */
  @IsInt() @Min(1) readonly round!: number;
  @IsIssueState() readonly from!: IssueState;
  @IsIssueState() readonly to!: IssueState;
  /** When it happened on the ground, which may be before it was told. District clock. */
  @IsInstant() readonly at!: Instant;
  @IsOptional() @IsUnitId() readonly unit?: UnitId;
  @IsOptional() @Matches(REASON_CODE) readonly reason?: string;

  static readonly example: IssueMovedV1 = {
    issue: '110105-2026-000123' as IssueNumber,
    round: 1,
    from: 'responding',
    to: 'resolving',
    at: '2026-03-01T09:02:00+08:00' as Instant,
    unit: 'sanlitun-grid-team' as UnitId,
  };
}
