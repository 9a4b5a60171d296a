import { Matches } from 'class-validator';

import type { Refusal } from '../envelope.js';
import { Order } from '../message.js';
import { IsId, IsOrderKey, type OrderKey, type TaskId } from '../values/identifiers.js';
import { REASON_CODE } from '../values/judgement.js';

/**
 * Takes a task back that is no longer wanted. Withdrawing one that has ended changes nothing and is not refused. Refuses `unknown-task`.
 * Tells `evt.task.withdrawn.v1`.
 */
@Order('cmd.grid.withdraw-task.v1')
export class WithdrawTaskV1 {
  @IsOrderKey() readonly key!: OrderKey;

  @IsId() readonly task!: TaskId;
  @Matches(REASON_CODE) readonly reason!: string;

  static readonly example: WithdrawTaskV1 = {
    key: 'issue/110105-2026-000123/withdraw-task/1' as OrderKey,
    task: '0198c5a2-7d3e-7c1a-9b1f-3a5d6e7f8094' as TaskId,
    reason: 'reassigned',
  };
}

export type WithdrawTaskReply = { readonly ok: true } | Refusal;
