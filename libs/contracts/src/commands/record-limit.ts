import { IsBoolean, IsInt, Min } from 'class-validator';

import type { Refusal } from '../envelope.js';
import { Order } from '../message.js';
import { IsIssueNumber, IsOrderKey, type IssueNumber, type OrderKey } from '../values/identifiers.js';
import { IsInstant, type Instant } from '../values/instant.js';

/**
 * Writes the limit of an issue into the register: set, moved by an extension, resumed after a pause, or passed. The state does not move.
 * Refuses `unknown-issue`. Tells `evt.issue.limit-recorded.v1`.
 */
@Order('cmd.intake.record-limit.v1')
export class RecordLimitV1 {
  @IsOrderKey() readonly key!: OrderKey;

  @IsIssueNumber() readonly issue!: IssueNumber;
  @IsInt() @Min(1) readonly round!: number;
  @IsInstant() readonly limitAt!: Instant;
  @IsBoolean() readonly overdue!: boolean;

  static readonly example: RecordLimitV1 = {
    key: 'issue/110105-2026-000123/record-limit/1' as OrderKey,
    issue: '110105-2026-000123' as IssueNumber,
    round: 1,
    limitAt: '2026-03-15T08:15:20+08:00' as Instant,
    overdue: false,
  };
}

export type RecordLimitReply = { readonly ok: true } | Refusal;
