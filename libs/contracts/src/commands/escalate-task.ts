import type { Refusal } from '../envelope.js';
import { Order } from '../message.js';
import { IsId, IsOrderKey, type OrderKey, type TaskId } from '../values/identifiers.js';
import { IsLadderLevel, type LadderLevel } from '../values/judgement.js';

/**
 * Puts a task that nobody has accepted under the eyes of a higher level, which may accept it in the unit's stead. Refuses `unknown-task` and
 * `task-over` (accepted or ended meanwhile). Tells `evt.task.escalated.v1`.
 */
@Order('cmd.grid.escalate-task.v1')
export class EscalateTaskV1 {
  @IsOrderKey() readonly key!: OrderKey;

  @IsId() readonly task!: TaskId;
  @IsLadderLevel() readonly level!: LadderLevel;

  static readonly example: EscalateTaskV1 = {
    key: 'issue/110105-2026-000123/escalate-task/1' as OrderKey,
    task: '0198c5a2-7d3e-7c1a-9b1f-3a5d6e7f8094' as TaskId,
    level: 'street',
  };
}

export type EscalateTaskReply = { readonly ok: true } | Refusal;
