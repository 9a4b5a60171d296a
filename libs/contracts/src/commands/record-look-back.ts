import { IsBoolean, IsInt, Min } from 'class-validator';

import type { Refusal } from '../envelope.js';
import { Order } from '../message.js';
import { IsIssueNumber, IsOrderKey, type IssueNumber, type OrderKey } from '../values/identifiers.js';

/**
 * Writes into the timeline what a look-back found. If the matter has come back, the issue is asked to be reopened as if a reporter had.
 * Refuses `unknown-issue`. Tells `evt.reopening.asked.v1` when it recurred and the issue is still closed in that round.
 */
@Order('cmd.intake.record-look-back.v1')
export class RecordLookBackV1 {
  @IsOrderKey() readonly key!: OrderKey;

  @IsIssueNumber() readonly issue!: IssueNumber;
  @IsInt() @Min(1) readonly round!: number;
  /** Days after closing that this look-back belongs to. */
  @IsInt() @Min(1) readonly days!: number;
  @IsBoolean() readonly recurred!: boolean;

  static readonly example: RecordLookBackV1 = {
    key: 'look-back/110105-2026-000123/1/record-look-back/1' as OrderKey,
    issue: '110105-2026-000123' as IssueNumber,
    round: 1,
    days: 30,
    recurred: false,
  };
}

/** `reopened` tells whether a new round was asked for, so that the look-back ends. */
export type RecordLookBackReply = { readonly ok: true; readonly reopened: boolean } | Refusal;
