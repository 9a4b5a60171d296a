import { ApplicationFailure, condition, log, setCurrentDetails, setHandler, upsertSearchAttributes } from '@temporalio/workflow';

import type { TaskId } from '@xianban/contracts/values/identifiers';
import { addBudget } from '@xianban/rules/working-calendar';
import { Alarm } from '@xianban/workflow-kit/alarm';
import { both } from '@xianban/workflow-kit/bilingual';
import { isReasonCode, isUuid } from '@xianban/workflow-kit/codes';
import { districtNow, instant, localTime } from '@xianban/workflow-kit/district-time';
import { OrderDesk, type OrderRecord } from '@xianban/workflow-kit/order-desk';
import { readEnvelope } from '@xianban/workflow-kit/read-envelope';
import { changedSearchAttributes } from '@xianban/workflow-kit/search-attribute-pairs';
import type { SearchAttributeValues } from '@xianban/workflow-kit/search-attributes';

import { lookBackAttributes } from './look-back-view.js';
import type { LookBackOpening } from './opening.js';
import { ORDER_SUMMARIES, type LookBackOrderName, type LookBackOrders } from './orders.js';
import { inspected, MOMENTS, reopeningAsked, resume, type LookBackMoment } from './protocol.js';

/** An inspector who has not gone by then is not waited for any longer. */
const INSPECTION_DAYS = 7;
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** More tasks than a look-back can have had: facts of others are somebody's mistake. */
const FINDINGS_AT_MOST = 50;

/** A running look-back: what was found, and whether the issue is being taken up again. */
class LookBack {
  reopened = false;
  readonly #orders: OrderDesk<LookBackOrderName, { [Name in LookBackOrderName]: LookBackOrders[Name] }>;
  readonly #alarm: Alarm;
  readonly #record: OrderRecord = { ordinals: {} };
  /** Whether the matter was there, by task; a fact may come before the answer that brings its task. */
  readonly #findings = new Map<TaskId, boolean>();
  #shown: SearchAttributeValues;

  constructor(private readonly opening: LookBackOpening) {
    this.#shown = lookBackAttributes(opening, undefined);
    this.#orders = new OrderDesk(this.#record, ORDER_SUMMARIES, () => this.#show(''));
    this.#alarm = new Alarm(opening.clock, ({ kind }) => MOMENTS[kind as LookBackMoment]);
    setHandler(inspected, (payload) => this.#hearFinding(payload), { description: '现场查看 · Somebody went to see' });
    setHandler(reopeningAsked, (payload) => this.#hearReopening(payload), { description: '重新办理 · The issue is taken up again' });
    setHandler(resume, () => this.#resume(), {
      description: '恢复 · Ask a refused order again: { reason, note }',
      validator: (words: unknown) => this.#mayResume(words),
    });
  }

  /** Until so many days after closing, or until the issue is taken up again. */
  async wait(days: number): Promise<void> {
    await this.#until('due', this.#dueMs(days), () => false);
  }

  /** Sends somebody to see. Whether the matter was there; undefined if nobody went in time. */
  async inspect(days: number): Promise<boolean | undefined> {
    const overMs = this.#dueMs(days) + INSPECTION_DAYS * DAY_MS;
    const task = await this.#send(overMs);
    if (!task) return undefined;
    await this.#until('too-late', overMs, () => this.#findings.has(task));
    const found = this.#findings.get(task);
    if (found === undefined) {
      log.info('nobody looked back', { days });
      await this.#orders.ask('withdrawTask', { task, reason: this.reopened ? 'reopened' : 'too-late' }, ['unknown-task']);
    }
    return found;
  }

  /** Writes what was seen into the register, which asks for the issue to be reopened if the matter has come back. */
  async record(days: number, recurred: boolean): Promise<void> {
    const { issue, round } = this.opening.closed;
    const { reopened } = await this.#orders.insist('recordLookBack', { issue, round, days, recurred });
    this.reopened ||= reopened;
  }

  #dueMs(days: number): number {
    const { closed, policy } = this.opening;
    return addBudget(Date.parse(closed.closedAt), { amount: days, kind: 'calendar-days' }, policy.calendar);
  }

  async #send(overMs: number): Promise<TaskId | undefined> {
    const { closed, policy } = this.opening;
    const { issue, round, areas } = closed;
    while (!this.reopened && this.#nowMs() < overMs) {
      const order = { issue, round, kind: 'look-back', areas, due: instant(overMs) } as const;
      const answer = await this.#orders.ask('dispatchInspector', order, ['nobody-on-duty']);
      if (answer.ok) return answer.task;
      const againMs = this.#nowMs() + policy.dispatch.askAgainMinutes * MINUTE_MS;
      await this.#until('ask-again', Math.min(againMs, overMs), () => false);
    }
    return undefined;
  }

  async #until(kind: LookBackMoment, atMs: number, met: () => boolean): Promise<void> {
    this.#show(`${both(MOMENTS[kind])}: ${localTime(atMs, this.opening.policy.calendar.zone)}`);
    if (this.#nowMs() < atMs) this.#alarm.set({ kind, atMs });
    await condition(() => this.reopened || met() || this.#alarm.moment === undefined);
    this.#alarm.set(undefined);
  }

  #nowMs(): number {
    return districtNow(this.opening.clock);
  }

  #show(waiting: string): void {
    const values = lookBackAttributes(this.opening, this.#record.attention);
    const changed = changedSearchAttributes(this.#shown, values);
    if (changed.length > 0) upsertSearchAttributes(changed);
    this.#shown = values;
    setCurrentDetails([this.#record.attention, waiting].filter(Boolean).join('\n\n'));
  }

  #hearFinding(payload: unknown): void {
    const data = this.#dataOf(payload);
    const fits = data?.kind === 'look-back' && data.round === this.opening.closed.round && typeof data.task === 'string';
    if (!fits || typeof data.found !== 'boolean' || this.#findings.size >= FINDINGS_AT_MOST)
      return log.warn('not a finding of this look-back, dropped');
    // told again, it says the same
    this.#findings.set(data.task as TaskId, data.found);
  }

  #hearReopening(payload: unknown): void {
    const data = this.#dataOf(payload);
    if (data && typeof data.round === 'number' && data.round > this.opening.closed.round) this.reopened = true;
    else log.warn('not a reopening of this issue, dropped');
  }

  #mayResume(words: unknown): void {
    const { reason, note } = (words ?? {}) as Record<string, unknown>;
    const fault = !isReasonCode(reason)
      ? 'reason must be a code such as register-mended'
      : !isUuid(note)
        ? 'note must be the UUID of the note that says why'
        : this.#orders.refused === undefined
          ? 'no order was refused'
          : undefined;
    if (fault !== undefined) throw ApplicationFailure.nonRetryable(fault, 'InstructionRefused');
  }

  #resume(): { readonly order: string | undefined } {
    const order = this.#orders.refused;
    this.#orders.resume();
    return { order };
  }

  #dataOf(payload: unknown): Readonly<Record<string, unknown>> | undefined {
    const data = readEnvelope(payload)?.data;
    return data?.issue === this.opening.closed.issue ? data : undefined;
  }
}

/** Opens a look-back and lets facts in. */
export function openLookBack(opening: LookBackOpening): LookBack {
  return new LookBack(opening);
}
