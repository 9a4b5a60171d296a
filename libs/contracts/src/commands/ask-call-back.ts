import { IsInt, Min } from 'class-validator';

import type { Refusal } from '../envelope.js';
import { Order } from '../message.js';
import { IsIssueNumber, IsOrderKey, type CallBackId, type IssueNumber, type OrderKey } from '../values/identifiers.js';

/**
 * Asks every reporter of the issue whether the matter is solved, each by an unguessable link of their own. Refuses `unknown-issue`.
 * Tells `evt.call-back.asked.v1` once per reporter.
 */
@Order('cmd.intake.ask-call-back.v1')
export class AskCallBackV1 {
  @IsOrderKey() readonly key!: OrderKey;

  @IsIssueNumber() readonly issue!: IssueNumber;
  @IsInt() @Min(1) readonly round!: number;

  static readonly example: AskCallBackV1 = {
    key: 'issue/110105-2026-000123/ask-call-back/1' as OrderKey,
    issue: '110105-2026-000123' as IssueNumber,
    round: 1,
  };
}

/** The call-backs to wait for; empty if no reporter can be asked. */
export type AskCallBackReply = { readonly ok: true; readonly callBacks: readonly CallBackId[] } | Refusal;
