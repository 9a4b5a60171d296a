import type { Transaction } from '@xianban/messaging/transaction';
import type { Clock } from '@xianban/service-kit/clock';

import { stateAfter, type TaskAct } from '../domain/task-state.js';
import type { Task } from '../store/task.js';
import { recordAct } from '../store/task-rows.js';
import { tellAct } from './tell-act.js';

/** Withdraws a locked task and tells it; one that has ended stays as it is. */
export async function takeBack(tx: Transaction, task: Task, reason: string, clock: Clock): Promise<void> {
  const act: TaskAct = { action: 'withdraw', reason };
  const state = stateAfter(task, act);
  if (!state) return;

  const nowMs = clock.nowMs();
  const withdrawn = await recordAct(tx.manager, task, { act, state, occurredMs: nowMs, recordedMs: nowMs });
  await tellAct(tx, withdrawn, act, clock.instant(nowMs));
}
