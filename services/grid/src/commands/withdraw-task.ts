import { Injectable } from '@nestjs/common';
import { WithdrawTaskV1, type WithdrawTaskReply } from '@xianban/contracts/commands/withdraw-task';
import { OnOrder } from '@xianban/messaging/on-order';
import { Store } from '@xianban/messaging/store';
import { Clock } from '@xianban/service-kit/clock';

import { stateAfter, type TaskAct } from '../domain/task-state.js';
import { lockedTask, recordAct } from '../store/task-rows.js';
import { tellAct } from './tell-act.js';

/** Takes a task back that is no longer wanted; one that has ended stays as it is. Refuses with `unknown-task`. */
@Injectable()
export class WithdrawTask {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
  ) {}

  @OnOrder(WithdrawTaskV1)
  run(order: WithdrawTaskV1): Promise<WithdrawTaskReply> {
    return this.store.once<WithdrawTaskReply>(order, async (tx) => {
      const task = await lockedTask(tx.manager, order.task);
      if (!task) return { ok: false, reason: 'unknown-task', field: 'task' };

      const act: TaskAct = { action: 'withdraw', reason: order.reason };
      const state = stateAfter(task, act);
      if (!state) return { ok: true };

      const nowMs = this.clock.nowMs();
      const withdrawn = await recordAct(tx.manager, task, { act, state, occurredMs: nowMs, recordedMs: nowMs });
      await tellAct(tx, withdrawn, act, this.clock.instant(nowMs));
      return { ok: true };
    });
  }
}
