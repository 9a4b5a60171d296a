import {
  allHandlersFinished,
  condition,
  continueAsNew,
  log,
  setCurrentDetails,
  sleep,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';

import type { MoveIssueV1 } from '@xianban/contracts/commands/move-issue';
import type { IssueNumber } from '@xianban/contracts/values/identifiers';
import type { IssueState } from '@xianban/contracts/values/issue-state';
import { districtNowMs } from '@xianban/rules/district-clock';
import { isPaused } from '@xianban/rules/limit';
import { Alarm } from '@xianban/workflow-kit/alarm';
import { both } from '@xianban/workflow-kit/bilingual';
import { districtNow, instant } from '@xianban/workflow-kit/district-time';
import { OrderDesk } from '@xianban/workflow-kit/order-desk';
import { changedSearchAttributes } from '@xianban/workflow-kit/search-attribute-pairs';

import type { Fact } from '../facts/fact.js';
import { arrive, firstFact, nextFact, takeFact, type Arrived } from '../facts/fact-ledger.js';
import type { IssueOpening, IssueOutcome } from '../opening.js';
import { ORDER_SUMMARIES, type IssueOrderName, type IssueOrders } from '../orders.js';
import type { CourseKey } from './texts.js';
import { MOMENT_TEXTS, WRITING_DOWN } from './texts.js';
import type { IssueRecord } from './issue-record.js';
import { currentDetails, searchAttributesOf } from './issue-view.js';
import { deadlineOf } from './deadline.js';
import { earliest, type IssueMoment, type MomentKind, type MomentOf } from './moments.js';
import type { Instruction, Situation } from './steering.js';

/** What a step waits for: a fact, an operator's instruction, or a moment. */
export type News = Fact | Instruction | IssueMoment;

/** A limit, and whether it has passed. */
interface IssueLimit {
  readonly limitAtMs: number;
  readonly overdue: boolean;
}

/** Moments that move the issue in the register, where a fact that came at the same time would move it otherwise. */
const MOVING: ReadonlySet<MomentKind> = new Set(['file-unseen', 'review', 'window-over']);

/** More facts than this in one run, and the history is cut by a continue-as-new even if Temporal does not suggest it. */
const FACTS_A_RUN = 500;

/** The file of a running issue: what is known, what is waited for, and what the operator sees of it. */
export class IssueFile {
  readonly orders: OrderDesk<IssueOrderName, { [Name in IssueOrderName]: IssueOrders[Name] }>;
  readonly #alarm: Alarm;
  readonly #instructions: Arrived<Instruction>[] = [];
  #heading: IssueState | undefined;
  #facts = 0;
  #storyMs: number;

  constructor(
    readonly opening: IssueOpening,
    readonly record: IssueRecord,
  ) {
    this.orders = new OrderDesk(record, ORDER_SUMMARIES, () => this.#show());
    this.#alarm = new Alarm(opening.clock, ({ kind }) => MOMENT_TEXTS[kind as MomentKind]);
    this.#storyMs = districtNowMs(opening.clock, workflowInfo().runStartTime.getTime());
  }

  get issue() {
    return this.opening.report.issue;
  }

  get round() {
    return this.opening.round;
  }

  /** True from filing until judging. */
  get isBeingHandled(): boolean {
    return this.is('responding', 'resolving', 'on-the-books', 'verifying');
  }

  /** What the timer is set for. */
  get alarm(): IssueMoment | undefined {
    return this.#alarm.moment as IssueMoment | undefined;
  }

  is(...states: readonly IssueState[]): boolean {
    return states.includes(this.record.state);
  }

  /** District clock, epoch milliseconds. */
  nowMs(): number {
    return districtNow(this.opening.clock);
  }

  /**
   * When the news happened that the story acts on, on the ground: what an order says of time. The clock would say something else if a worker died
   * and its task was done again, and the same key with other words is refused.
   */
  get storyMs(): number {
    return this.#storyMs;
  }

  /** The limit as it follows from the ledger, which alone is stored. */
  limit(nowMs = this.nowMs()): IssueLimit {
    const { ledger } = this.record;
    const limitAtMs = deadlineOf(ledger, this.opening.policy, nowMs);
    return { limitAtMs, overdue: (ledger.resolvedMs ?? nowMs) > limitAtMs };
  }

  /** Waits for the next fact, instruction, or one of these moments. What has happened goes before what time brings, in the order in which it came. */
  async next(...moments: readonly MomentOf[]): Promise<News> {
    for (;;) {
      // no promise without need, here least of all: the sandbox takes a stack trace of each
      if (this.#limitIsNews()) await this.#tellLimit();
      if (this.#instructionIsNext()) await this.#writeDown();
      const news = this.#instructionIsNext() ? this.#instructions.shift() : nextFact(this.record.facts);
      if (news) return this.#actOn(news);

      const nowMs = this.nowMs();
      const moment = earliest(moments, this.record, this.opening.policy, nowMs);
      if (moment && moment.atMs <= nowMs) {
        if (MOVING.has(moment.kind)) await this.#writeDown();
        return this.#actOn(moment);
      }

      if (this.#facts >= FACTS_A_RUN || workflowInfo().continueAsNewSuggested) await this.#continueAsNew();
      this.#show();
      this.#alarm.set(moment);
      await condition(() => this.#hasNews() || (moment !== undefined && this.#alarm.moment === undefined));
    }
  }

  /** Moves the issue in the register, which hears about the limit at the same time. */
  async move(
    to: IssueState,
    told: { readonly atMs?: number } & Partial<Pick<MoveIssueV1, 'reason' | 'outcome' | 'areas'>> = {},
  ): Promise<void> {
    const limit = this.#limitOfMove();
    this.#heading = to;
    const { version } = await this.orders.insist('moveIssue', this.#moveTo(to, limit, told));
    this.#moved(to, limit, version);
  }

  /** Moves the issue into another, which takes over its reports. False if that one has ended by now: then nothing has changed. */
  async mergeInto(into: IssueNumber, told: { readonly atMs: number; readonly reason: string }): Promise<boolean> {
    const limit = this.#limitOfMove();
    this.#heading = 'merged';
    const answer = await this.orders.ask('moveIssue', { ...this.#moveTo('merged', limit, told), into }, ['into-over']);
    this.#heading = undefined;
    if (answer.ok) this.#moved('merged', limit, answer.version);
    return answer.ok;
  }

  #moveTo(
    to: IssueState,
    limit: IssueLimit,
    { atMs = this.#storyMs, ...words }: { readonly atMs?: number } & Partial<Pick<MoveIssueV1, 'reason' | 'outcome' | 'areas'>>,
  ): Omit<MoveIssueV1, 'key'> {
    const { record } = this;
    return {
      issue: this.issue,
      round: this.round,
      from: record.state,
      to,
      version: record.version,
      at: instant(atMs),
      limitAt: instant(limit.limitAtMs),
      overdue: limit.overdue,
      ...(record.accepted && record.unit && { unit: record.unit.id }),
      ...(record.ledger.resolvedMs !== undefined && { resolvedAt: instant(record.ledger.resolvedMs) }),
      ...words,
    };
  }

  #moved(to: IssueState, limit: IssueLimit, version: number): void {
    const { record } = this;
    this.#heading = undefined;
    record.state = to;
    record.version = version;
    record.toldLimit = limit;
  }

  /** Adds to the course that the operator sees. */
  note(what: CourseKey, detail?: string, atMs = this.nowMs()): void {
    this.record.course.push({ atMs, what, ...(detail !== undefined && { detail }) });
  }

  /** News that does not fit where the issue stands: a late or redelivered fact, or an instruction that was overtaken. */
  ignore(news: News): void {
    log.info('news ignored', { kind: news.kind, state: this.record.state });
  }

  /** The end of this life of the issue. */
  async end(): Promise<IssueOutcome> {
    this.#alarm.set(undefined);
    this.#show();
    await condition(allHandlersFinished);
    const { outcome, toldLimit } = this.record;
    return {
      issue: this.issue,
      round: this.round,
      state: this.is('refused') ? 'refused' : this.is('merged') ? 'merged' : 'closed',
      ...(outcome && { outcome }),
      overdue: toldLimit?.overdue ?? false,
    };
  }

  /** For the handlers: a fact that was not known is kept for the step that waits for it. */
  take(fact: Fact): void {
    this.#facts += 1;
    if (!takeFact(this.record.facts, fact)) log.info('fact dropped', { kind: fact.kind, id: fact.id });
  }

  /** For the handlers: an instruction that was found to fit. */
  instruct(instruction: Instruction): void {
    if (instruction.kind === 'resume' && this.orders.refused !== undefined) this.orders.resume();
    else this.#instructions.push({ ...instruction, arrival: arrive(this.record.facts) });
  }

  /** For the handlers: what decides whether an instruction fits. */
  situation(): Situation {
    const { state, task, fired, nobody } = this.record;
    return {
      state: this.#heading ?? state,
      hasTask: task !== undefined && !task.over,
      fired,
      refused: this.orders.refused,
      nobody: nobody !== undefined,
      nowMs: this.nowMs(),
      pending: this.#instructions,
    };
  }

  #instructionIsNext(): boolean {
    const instruction = this.#instructions.at(0);
    const fact = firstFact(this.record.facts);
    return instruction !== undefined && (!fact || instruction.arrival < fact.arrival);
  }

  #actOn(news: News): News {
    this.#storyMs = news.atMs;
    return news;
  }

  /**
   * Temporal keeps facts at once, but instructions, and that a moment came before a fact, only at the end of a workflow task. Orders that were given
   * before it was kept would be lost with a worker, and others given instead.
   */
  #writeDown(): Promise<void> {
    return sleep(1, { summary: both(WRITING_DOWN) });
  }

  /** As of the story. What has passed for the register has passed, unless the deed was done in time or the limit was moved. */
  #limitOfMove(): IssueLimit {
    const { toldLimit, ledger } = this.record;
    const limit = this.limit(this.#storyMs);
    const passed = toldLimit?.overdue === true && toldLimit.limitAtMs === limit.limitAtMs && ledger.resolvedMs === undefined;
    return { ...limit, overdue: limit.overdue || passed };
  }

  #hasNews(): boolean {
    return this.#instructions.length > 0 || firstFact(this.record.facts) !== undefined;
  }

  /** The register must show the limit as it is: passed, extended, or met after all. While the clock stands still, nothing is certain. */
  #limitIsNews(): boolean {
    const { toldLimit, ledger } = this.record;
    if (!this.isBeingHandled || isPaused(ledger)) return false;
    const limit = this.limit();
    return toldLimit?.limitAtMs !== limit.limitAtMs || toldLimit.overdue !== limit.overdue;
  }

  async #tellLimit(): Promise<void> {
    const { record } = this;
    const { toldLimit } = record;
    const limit = this.limit();
    await this.orders.insist('recordLimit', {
      issue: this.issue,
      round: this.round,
      limitAt: instant(limit.limitAtMs),
      overdue: limit.overdue,
    });
    if (limit.overdue && !toldLimit?.overdue) this.note('overdue', undefined, limit.limitAtMs);
    record.toldLimit = limit;
  }

  /** At most one upsert, of what has changed; the details cost no event. */
  #show(): void {
    const { opening, record } = this;
    const nowMs = this.nowMs();
    const values = searchAttributesOf(opening, record, nowMs);
    const changed = changedSearchAttributes(record.shown, values);
    if (changed.length > 0) upsertSearchAttributes(changed);
    record.shown = values;
    setCurrentDetails(currentDetails(opening, record, nowMs, this.orders.refused));
  }

  async #continueAsNew(): Promise<void> {
    await condition(allHandlersFinished);
    // what came while handlers finished must be looked at in this run
    if (this.#hasNews()) return;
    await continueAsNew<(opening: IssueOpening) => Promise<IssueOutcome>>({ ...this.opening, carried: this.record });
  }
}
