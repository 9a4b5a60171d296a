import { randomUUID } from 'node:crypto';

import type { MoveIssueV1 } from '@xianban/contracts/commands/move-issue';
import type { RecordLimitV1 } from '@xianban/contracts/commands/record-limit';
import type { Refusal } from '@xianban/contracts/envelope';
import { Areas } from '@xianban/contracts/values/areas';
import type { CallBackId, TaskId, UnitId } from '@xianban/contracts/values/identifiers';
import type { Instant } from '@xianban/contracts/values/instant';
import type { IssueState } from '@xianban/contracts/values/issue-state';
import type { LadderLevel, TaskKind } from '@xianban/contracts/values/judgement';

import type { IssueOrderName, IssueOrders } from '../orders.js';
import { LEGAL_MOVES } from './legal-moves.js';

export interface FakeTask {
  readonly id: TaskId;
  readonly unit: UnitId;
  readonly kind: TaskKind;
  /** Of its last fact. */
  sequence: number;
  readonly levels: LadderLevel[];
  withdrawn?: string;
}

type Fault = (order: object) => Refusal | Error | undefined;

/** Stands in for register and grid at the boundary of the workflow: obeys each order once by its key, and only legal moves. */
export class FakeDistrict {
  state: IssueState = 'received';
  version = 0;
  round = 1;
  readonly moves: (Omit<MoveIssueV1, 'key'> & { readonly tookPlaceMs: number })[] = [];
  readonly limits: RecordLimitV1[] = [];
  readonly tasks: FakeTask[] = [];
  readonly escalations: { readonly level: LadderLevel; readonly atMs: number; readonly task: TaskId }[] = [];
  readonly callBacks: CallBackId[] = [];
  readonly keys: string[] = [];
  reporters = 1;
  units: UnitId[] = ['sanlitun-grid-team', 'sanlitun-community', 'sanlitun-street', 'chaoyang-district'] as UnitId[];
  readonly #answers = new Map<string, { readonly body: string; readonly answer: unknown }>();
  readonly #faults = new Map<IssueOrderName, Fault>();
  readonly #heard = new Map<IssueOrderName, (order: never) => Promise<void>>();
  readonly #waiting: { readonly met: () => boolean; readonly done: () => void }[] = [];

  constructor(private readonly nowMs: () => Promise<number>) {}

  /** From now on this order is answered, or fails, in this way, until `undefined` is given back or the fault is taken away. */
  fault(order: IssueOrderName, fault: Fault | undefined): void {
    if (fault) this.#faults.set(order, fault);
    else this.#faults.delete(order);
  }

  /** All orders of a kind as they come from now on, repeated ones too; each is answered after `then`. */
  heard(order: 'moveIssue', then: (order: MoveIssueV1) => Promise<void>): MoveIssueV1[] {
    const orders: MoveIssueV1[] = [];
    this.#heard.set(order, async (one: MoveIssueV1) => {
      orders.push(one);
      await then(one);
    });
    return orders;
  }

  /** Resolves as soon as it is so. */
  until(met: () => boolean): Promise<void> {
    return met() ? Promise.resolve() : new Promise((done) => this.#waiting.push({ met, done }));
  }

  reached(state: IssueState): Promise<void> {
    return this.until(() => this.state === state);
  }

  /** The open task, as soon as there is one that is not among these. */
  async task(not: readonly FakeTask[] = []): Promise<FakeTask> {
    const open = () => this.tasks.find((task) => task.withdrawn === undefined && !not.includes(task));
    await this.until(() => open() !== undefined);
    return open()!;
  }

  get states(): IssueState[] {
    return this.moves.map(({ to }) => to);
  }

  /** The activities. */
  orders(): IssueOrders {
    return {
      locate: (order) =>
        this.#once('locate', order, () => ({ ok: true, areas: Areas.example, name: { zh: '三里屯街道', en: 'Sanlitun' } })),
      dispatchInspector: (order) => this.#once('dispatchInspector', order, () => this.#dispatch(order.kind, this.units[0])),
      dispatchTask: (order) =>
        this.#once('dispatchTask', order, () => {
          if (order.unit && !this.units.includes(order.unit)) return no('unknown-unit');
          const unit = order.unit ?? this.units.find((one) => !order.not.includes(one)) ?? this.units[0];
          return unit ? this.#dispatch('handling', unit) : no('nobody-on-duty');
        }),
      escalateTask: (order) =>
        this.#once('escalateTask', order, async () => {
          const task = this.tasks.find(({ id }) => id === order.task);
          if (!task) return no('unknown-task');
          task.levels.push(order.level);
          this.escalations.push({ level: order.level, atMs: await this.nowMs(), task: task.id });
          return { ok: true };
        }),
      withdrawTask: (order) =>
        this.#once('withdrawTask', order, () => {
          const task = this.tasks.find(({ id }) => id === order.task);
          if (!task) return no('unknown-task');
          task.withdrawn = order.reason;
          return { ok: true };
        }),
      moveIssue: (order) => this.#once('moveIssue', order, () => this.#move(order)),
      recordLimit: (order) =>
        this.#once('recordLimit', order, () => {
          this.limits.push(order);
          return { ok: true };
        }),
      askCallBack: (order) =>
        this.#once('askCallBack', order, () => {
          this.callBacks.push(...Array.from({ length: this.reporters }, () => randomUUID() as string as CallBackId));
          return { ok: true, callBacks: this.callBacks };
        }),
    };
  }

  #dispatch(kind: TaskKind, unit: UnitId) {
    const task: FakeTask = { id: randomUUID() as string as TaskId, unit, kind, sequence: 1, levels: [] };
    this.tasks.push(task);
    return { ok: true, task: task.id, unit, name: { zh: `单位 ${unit}`, en: `Unit ${unit}` } } as const;
  }

  async #move(order: MoveIssueV1) {
    if (order.from !== this.state || order.version !== this.version) return no('stale-move');
    if (!LEGAL_MOVES[order.from].includes(order.to)) return no('illegal-move');
    if (order.to === 'closed' && !order.outcome) return no('illegal-move');
    const { key: _, ...move } = order;
    this.moves.push({ ...move, tookPlaceMs: await this.nowMs() });
    this.state = order.to;
    this.version += 1;
    this.round = order.round;
    return { ok: true, version: this.version } as const;
  }

  async #once<R>(name: IssueOrderName, order: { readonly key: string }, obey: () => R | Promise<R>): Promise<R> {
    await this.#heard.get(name)?.(order as never);
    const body = JSON.stringify(order);
    const known = this.#answers.get(order.key);
    if (known && known.body !== body) throw new Error(`key ${order.key} reused with another body`);
    if (known) return known.answer as R;
    const fault = this.#faults.get(name)?.(order);
    if (fault instanceof Error) throw fault;
    const answer = fault ?? (await obey());
    this.keys.push(order.key);
    this.#answers.set(order.key, { body, answer });
    for (const { met, done } of this.#waiting.slice()) if (met()) done();
    return answer as R;
  }
}

/** The register's arrows are not asked for by time, so an instant is enough here. */
export function at(epochMs: number): Instant {
  return new Date(epochMs).toISOString() as Instant;
}

function no(reason: string): Refusal {
  return { ok: false, reason };
}
