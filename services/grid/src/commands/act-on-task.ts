import { isDeepStrictEqual } from 'node:util';

import { Injectable } from '@nestjs/common';
import type { TaskId } from '@xianban/contracts/values/identifiers';
import type { Instant } from '@xianban/contracts/values/instant';
import { Store } from '@xianban/messaging/store';
import type { Transaction } from '@xianban/messaging/transaction';
import { Clock } from '@xianban/service-kit/clock';
import type { Actor } from '@xianban/service-kit/identity/actor';

import { District } from '../store/district.js';
import { actTime } from '../domain/act-time.js';
import { actDenial, type PersonalAction } from '../domain/may-act.js';
import { stateAfter, type TaskAct } from '../domain/task-state.js';
import { TaskAnswer } from '../queries/task-answer.js';
import { areasOfTask } from '../store/areas-of-task.js';
import { lastActOf, lockedTask, recordAct } from '../store/task-rows.js';
import type { Task } from '../store/task.js';
import { denied, illegalAct, unbelievableTime, unknownTask } from './act-problems.js';
import { tellAct } from './tell-act.js';

/** What a person can do to a task. */
export type PersonalAct = Extract<TaskAct, { action: PersonalAction }>;

/** What a person says: the act, and when it was if they may say so. */
export interface Deed {
  readonly act: PersonalAct;
  readonly occurredAt?: Instant;
}

/** What every act of a person on a task has in common: one locks the row, sees whether it may and can be, writes it down and tells it. */
@Injectable()
export class ActOnTask {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly district: District,
  ) {}

  /**
   * Does it once: the same person doing the same again gets the same answer.
   * @throws Problem 404 for an unknown task, 403 where the person may not, 409 where the task is past it, 422 for a time that cannot be
   */
  run(id: TaskId, actor: Actor, deed: Deed): Promise<TaskAnswer> {
    return this.store.transaction(async (tx) => {
      const task = await lockedTask(tx.manager, id);
      if (!task) throw unknownTask();
      return TaskAnswer.of(await this.act(tx, task, actor, deed), this.clock);
    });
  }

  private async act(tx: Transaction, task: Task, actor: Actor, { act, occurredAt }: Deed): Promise<Task> {
    const denial = actDenial(act.action, actor, actor.unit && this.district.map.unit(actor.unit), {
      unit: task.unit,
      areas: areasOfTask(task),
      escalationLevel: task.escalationLevel ?? undefined,
      handledBy: task.handledBy ?? undefined,
    });
    if (denial) throw denied(denial);

    const statedMs = occurredAt === undefined ? undefined : Date.parse(occurredAt);
    const state = stateAfter(task, act);
    if (!state) {
      const done = await lastActOf(tx.manager, task.id, actor.sub, act.action);
      const same = done && isDeepStrictEqual(done.act, act) && (statedMs ?? done.occurredAt.getTime()) === done.occurredAt.getTime();
      if (same) return task;
      throw illegalAct(task.state, act.action);
    }

    const nowMs = this.clock.nowMs();
    const time = actTime({ statedMs, mayBackdate: actor.can.includes('backdates'), nowMs, previousMs: task.actedAt?.getTime() });
    if (!time.ok) throw unbelievableTime(time.reason);
    const acted = await recordAct(tx.manager, task, { act, state, actor: actor.sub, occurredMs: time.ms, recordedMs: nowMs });
    await tellAct(tx, acted, act, this.clock.instant(time.ms));
    return acted;
  }
}
