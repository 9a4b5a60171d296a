import { Injectable } from '@nestjs/common';
import { DispatchInspectorV1, type DispatchInspectorReply } from '@xianban/contracts/commands/dispatch-inspector';
import { TaskDispatchedV1 } from '@xianban/contracts/events/task-dispatched';
import type { TaskId } from '@xianban/contracts/values/identifiers';
import { OnOrder } from '@xianban/messaging/on-order';
import { Store } from '@xianban/messaging/store';
import { Clock } from '@xianban/service-kit/clock';
import { newId } from '@xianban/service-kit/new-id';

import { chooseInspector } from '../domain/choose-unit.js';
import { rosterMoment } from '../domain/is-on-duty.js';
import { District } from '../store/district.js';
import { insertTask, lockedOpenTask } from '../store/task-rows.js';

/**
 * Sends the grid team of a cell to see whether a matter is there; one that is on its way already is not sent twice. The same key gives the same
 * answer. Refuses with `unknown-grid` or `nobody-on-duty`.
 */
@Injectable()
export class DispatchInspector {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly district: District,
  ) {}

  @OnOrder(DispatchInspectorV1)
  run(order: DispatchInspectorV1): Promise<DispatchInspectorReply> {
    return this.store.once<DispatchInspectorReply>(order, async (tx) => {
      const { issue, round, kind, areas, due } = order;
      const { map } = this.district;
      if (!map.knows(areas)) return { ok: false, reason: 'unknown-grid', field: 'areas' };
      const open = await lockedOpenTask(tx.manager, { issue, round, kind });
      if (open) return { ok: true, task: open.id, unit: open.unit };

      const nowMs = this.clock.nowMs();
      const choice = chooseInspector(areas, map, map.district, rosterMoment(nowMs, this.clock.zone));
      if (!choice.ok) return choice;

      const task = newId<TaskId>();
      const { unit } = choice;
      await insertTask(tx.manager, {
        ...{ id: task, issue, round, kind, unit, ...areas, category: null, nature: null },
        ...{ due: due ? new Date(due) : null, dispatchedAt: new Date(nowMs) },
      });
      const data = { issue, round, task, kind, unit, occurredAt: this.clock.instant(nowMs), ...(due && { due }) };
      await tx.tell(TaskDispatchedV1, { subject: task, sequence: 1, timeMs: nowMs, data });
      return { ok: true, task, unit };
    });
  }
}
