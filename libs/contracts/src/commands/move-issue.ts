import { Type } from 'class-transformer';
import { IsBoolean, IsInt, IsObject, IsOptional, Matches, Min, ValidateNested } from 'class-validator';

import type { Refusal } from '../envelope.js';
import { Order } from '../message.js';
import { Areas } from '../values/areas.js';
import { IsIssueNumber, IsOrderKey, IsUnitId, type IssueNumber, type OrderKey, type UnitId } from '../values/identifiers.js';
import { IsInstant, type Instant } from '../values/instant.js';
import { IsClosingOutcome, IsIssueState, type ClosingOutcome, type IssueState } from '../values/issue-state.js';
import { REASON_CODE } from '../values/judgement.js';

/**
 * Moves an issue in the register. Refuses `unknown-issue`, `illegal-move` (no such arrow) and `stale-move` (the issue is no longer in `from`
 * or not at `version`), and to merge into an issue that has ended (`into-over`); the register is then unchanged. Tells `evt.issue.moved.v1`, and `evt.issue.closed.v1` when it closes, `evt.issue.merged.v1` when it merges.
 */
@Order('cmd.intake.move-issue.v1')
export class MoveIssueV1 {
  @IsOrderKey() readonly key!: OrderKey;

  @IsIssueNumber() readonly issue!: IssueNumber;
  @IsInt() @Min(1) readonly round!: number;
  @IsIssueState() readonly from!: IssueState;
  @IsIssueState() readonly to!: IssueState;
  /** Version of the issue that the caller knows: 0 when it was received, one more after each move. */
  @IsInt() @Min(0) readonly version!: number;
  /** When it happened on the ground. District clock. */
  @IsInstant() readonly at!: Instant;
  @IsOptional() @IsObject() @ValidateNested() @Type(() => Areas) readonly areas?: Areas;
  @IsOptional() @IsUnitId() readonly unit?: UnitId;
  @IsOptional() @IsInstant() readonly limitAt?: Instant;
  @IsOptional() @IsBoolean() readonly overdue?: boolean;
  @IsOptional() @IsInstant() readonly resolvedAt?: Instant;
  /** Required to close. */
  @IsOptional() @IsClosingOutcome() readonly outcome?: ClosingOutcome;
  @IsOptional() @Matches(REASON_CODE) readonly reason?: string;
  /** Required to merge: the issue that takes over its reports. */
  @IsOptional() @IsIssueNumber() readonly into?: IssueNumber;

  static readonly example: MoveIssueV1 = {
    key: 'issue/110105-2026-000123/move-issue/2' as OrderKey,
    issue: '110105-2026-000123' as IssueNumber,
    round: 1,
    from: 'responding',
    to: 'resolving',
    version: 1,
    at: '2026-03-01T09:02:00+08:00' as Instant,
    unit: 'sanlitun-grid-team' as UnitId,
  };
}

/** The issue's version after the move. */
export type MoveIssueReply = { readonly ok: true; readonly version: number } | Refusal;
