import { Injectable } from '@nestjs/common';
import { DispatchTaskV1, type DispatchTaskReply } from '@xianban/contracts/commands/dispatch-task';
import { TaskDispatchedV1 } from '@xianban/contracts/events/task-dispatched';
import type { IssueNumber, TaskId, UnitId } from '@xianban/contracts/values/identifiers';
import { OnOrder } from '@xianban/messaging/on-order';
import { Store } from '@xianban/messaging/store';
import { Clock } from '@xianban/service-kit/clock';
import { newId } from '@xianban/service-kit/new-id';
import type { EntityManager } from 'typeorm';

import { chooseUnit, type UnitChoice } from '../domain/choose-unit.js';
import { rosterMoment } from '../domain/is-on-duty.js';
import { District } from '../store/district.js';
import { insertTask, lockedOpenTask } from '../store/task-rows.js';
import { takeBack } from './take-back.js';

/**
 * Gives an issue to the unit on duty for its category and grid, or to the one that is named. The same key gives the same answer. Refuses with
 * `unknown-grid`, `unknown-unit` or `nobody-on-duty`; the caller escalates or asks again. An order whose caller died before it could remember the
 * answer comes again under another key: the task that is open then is the answer if its unit will do, else it is taken back.
 */
@Injectable()
export class DispatchTask {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly district: District,
  ) {}

  @OnOrder(DispatchTaskV1)
  run(order: DispatchTaskV1): Promise<DispatchTaskReply> {
    return this.store.once<DispatchTaskReply>(order, async (tx) => {
      const { issue, round, areas, category, nature, due } = order;
      if (!this.district.map.knows(areas)) return { ok: false, reason: 'unknown-grid', field: 'areas' };
      if (order.unit !== undefined && !this.district.map.unit(order.unit)) return { ok: false, reason: 'unknown-unit', field: 'unit' };
      const open = await lockedOpenTask(tx.manager, { issue, round, kind: 'handling' });
      if (open && suits(open.unit, order)) return { ok: true, task: open.id, unit: open.unit };
      if (open) await takeBack(tx, open, 'dispatched-anew', this.clock);

      const nowMs = this.clock.nowMs();
      const choice = await this.choose(tx.manager, order, nowMs);
      if (!choice.ok) return choice;

      const task = newId<TaskId>();
      const { unit } = choice;
      await insertTask(tx.manager, {
        ...{ id: task, issue, round, kind: 'handling', unit, ...areas, category, nature },
        ...{ due: new Date(due), dispatchedAt: new Date(nowMs) },
      });
      const data = { issue, round, task, kind: 'handling' as const, unit, occurredAt: this.clock.instant(nowMs), due };
      await tx.tell(TaskDispatchedV1, { subject: task, sequence: 1, timeMs: nowMs, data });
      return { ok: true, task, unit };
    });
  }

  /** Whom an operator chose, on duty or not; else whom the rules choose. */
  private async choose(manager: EntityManager, order: DispatchTaskV1, nowMs: number): Promise<UnitChoice> {
    if (order.unit !== undefined) return { ok: true, unit: order.unit };
    const firstReceiver = order.round > 1 ? await firstReceiverOf(manager, order.issue, order.round) : undefined;
    return chooseUnit({ ...order, firstReceiver }, this.district.map, this.district.map.district, rosterMoment(nowMs, this.clock.zone));
  }
}

function suits(unit: UnitId, order: DispatchTaskV1): boolean {
  return order.unit === undefined ? !order.not.includes(unit) : order.unit === unit;
}

/** The unit whose work was verified in the latest life of the issue before this one. */
async function firstReceiverOf(manager: EntityManager, issue: IssueNumber, round: number): Promise<UnitId | undefined> {
  const rows: { unit: UnitId }[] = await manager.query(
    `SELECT unit FROM task WHERE issue = $1 AND round < $2 AND kind = 'handling' AND state = 'verified' ORDER BY id DESC LIMIT 1`,
    [issue, round],
  );
  return rows[0]?.unit;
}
