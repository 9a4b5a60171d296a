import { Injectable } from '@nestjs/common';
import { WithdrawTaskV1, type WithdrawTaskReply } from '@xianban/contracts/commands/withdraw-task';
import { OnOrder } from '@xianban/messaging/on-order';
import { Store } from '@xianban/messaging/store';
import { Clock } from '@xianban/service-kit/clock';

import { lockedTask } from '../store/task-rows.js';
import { takeBack } from './take-back.js';

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

      await takeBack(tx, task, order.reason, this.clock);
      return { ok: true };
    });
  }
}
