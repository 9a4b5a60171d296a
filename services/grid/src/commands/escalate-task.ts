import { Injectable } from '@nestjs/common';
import { EscalateTaskV1, type EscalateTaskReply } from '@xianban/contracts/commands/escalate-task';
import { LADDER_LEVELS } from '@xianban/contracts/values/judgement';
import { OnOrder } from '@xianban/messaging/on-order';
import { Store } from '@xianban/messaging/store';
import { Clock } from '@xianban/service-kit/clock';

import { stateAfter, type TaskAct } from '../domain/task-state.js';
import { lockedTask, recordAct } from '../store/task-rows.js';
import { tellAct } from './tell-act.js';

/**
 * Puts a task that nobody has accepted under the eyes of a higher level. A rung that was climbed already tells nothing new. Refuses with
 * `unknown-task` or `task-over`.
 */
@Injectable()
export class EscalateTask {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
  ) {}

  @OnOrder(EscalateTaskV1)
  run(order: EscalateTaskV1): Promise<EscalateTaskReply> {
    return this.store.once<EscalateTaskReply>(order, async (tx) => {
      const task = await lockedTask(tx.manager, order.task);
      if (!task) return { ok: false, reason: 'unknown-task', field: 'task' };

      const act: TaskAct = { action: 'escalate', level: order.level };
      const state = stateAfter(task, act);
      if (!state) return { ok: false, reason: 'task-over', field: 'task' };
      const reached = task.escalationLevel ? LADDER_LEVELS.indexOf(task.escalationLevel) : -1;
      if (reached >= LADDER_LEVELS.indexOf(order.level)) return { ok: true };

      const nowMs = this.clock.nowMs();
      const escalated = await recordAct(tx.manager, task, { act, state, occurredMs: nowMs, recordedMs: nowMs });
      await tellAct(tx, escalated, act, this.clock.instant(nowMs));
      return { ok: true };
    });
  }
}
