import { randomUUID } from 'node:crypto';

import type { WorkflowHandle } from '@temporalio/client';

import type { LimitClass } from '@xianban/contracts/values/classification';
import type { CallBackId, IssueNumber } from '@xianban/contracts/values/identifiers';
import type { RequestKind } from '@xianban/contracts/values/judgement';

import { FACT_SUBJECTS, type FactSubject } from '../protocol.js';
import type { IssueOutcome } from '../opening.js';
import { at, type FakeDistrict, type FakeTask } from './fake-district.js';

const HOUR_MS = 3_600_000;

/** How a test reaches the workflow and its clock. */
export interface Driver {
  readonly handle: WorkflowHandle;
  /** Lets so many milliseconds pass. */
  sleep(durationMs: number): Promise<void>;
  /** District clock, epoch milliseconds. */
  nowMs(): Promise<number>;
  /** Brings a fact to the workflow; by a signal if absent. */
  readonly send?: (fact: Sent) => Promise<void>;
}

/** A signal as the trigger would send it. */
export interface Sent {
  readonly subject: FactSubject;
  readonly envelope: object;
}

/** Everything that people do to one running issue, as the facts that its workflow hears of. */
export class RunningIssue {
  readonly sent: Sent[] = [];
  #withheld: Sent[] | undefined;

  constructor(
    private readonly driver: Driver,
    readonly district: FakeDistrict,
    readonly number: IssueNumber,
    readonly round: number,
  ) {}

  get handle(): WorkflowHandle {
    return this.driver.handle;
  }

  hours(count: number): Promise<void> {
    return this.driver.sleep(count * HOUR_MS);
  }

  nowMs(): Promise<number> {
    return this.driver.nowMs();
  }

  async accepted(task: FakeTask, occurredAtMs?: number): Promise<void> {
    await this.#task('evt.task.accepted.v1', task, {}, occurredAtMs);
  }

  async returned(task: FakeTask, reason = 'not-ours'): Promise<void> {
    await this.#task('evt.task.returned.v1', task, { reason });
  }

  async handled(task: FakeTask, occurredAtMs?: number): Promise<void> {
    await this.#task('evt.task.handled.v1', task, {}, occurredAtMs);
  }

  async verified(task: FakeTask, passed: boolean, occurredAtMs?: number): Promise<void> {
    await this.#task('evt.task.verified.v1', task, { passed }, occurredAtMs);
  }

  async inspected(task: FakeTask, found: boolean): Promise<void> {
    await this.#task('evt.task.inspected.v1', task, { found });
  }

  async escalated(task: FakeTask): Promise<void> {
    await this.#task('evt.task.escalated.v1', task, { level: task.levels.at(-1) });
  }

  async decided(kind: RequestKind, untilMs?: number, approved = true): Promise<void> {
    const request = randomUUID();
    const until = untilMs === undefined ? {} : { until: at(untilMs) };
    await this.#tell('evt.request.decided.v1', request, 2, { request, kind, approved, ...until });
  }

  async answered(callBack: CallBackId): Promise<void> {
    const answeredAt = at(await this.nowMs());
    await this.#tell('evt.call-back.answered.v1', callBack, 2, {
      callBack,
      contacted: true,
      solved: 'yes',
      satisfaction: 'satisfied',
      answeredAt,
    });
  }

  /** Staff want it to go on under another issue. */
  async mergeAsked(into: IssueNumber): Promise<void> {
    const merging = randomUUID();
    await this.#tell('evt.issue.merge-asked.v1', merging, 1, { merging, into, reason: 'same-matter', askedAt: at(await this.nowMs()) });
  }

  /** Another issue, with this limit, went on under this one. */
  async tookIn(from: IssueNumber, limitAtMs?: number): Promise<void> {
    const limitAt = limitAtMs === undefined ? {} : { limitAt: at(limitAtMs) };
    await this.#tell('evt.issue.merged.v1', `${from}/merged`, 1, { from, reports: 1, mergedAt: at(await this.nowMs()), ...limitAt });
  }

  /** A person sorts it anew. @param sequence counts the corrections of the issue from 1 */
  async sortedAnew(limitClass: LimitClass, sequence = 1): Promise<void> {
    const sorting = { category: 'public-safety', nature: 'safety', limitClass, qualities: [], reason: 'seen-on-site' };
    await this.#tell('evt.issue.reclassified.v1', `${this.number}/classification`, sequence, { ...sorting, at: at(await this.nowMs()) });
  }

  /** From acceptance to the last reporter's answer, by the open task. */
  async straightOn(): Promise<void> {
    const task = await this.district.task();
    await this.accepted(task);
    await this.district.reached('resolving');
    await this.handled(task);
    await this.district.reached('verifying');
    await this.verified(task, true);
    await this.answers();
  }

  async answers(): Promise<void> {
    await this.district.until(() => this.district.callBacks.length >= this.district.reporters);
    for (const callBack of this.district.callBacks) await this.answered(callBack);
  }

  steer(update: 'escalate' | 'resume' | 'reassign' | 'refuse' | 'close', words: Record<string, unknown> = {}): Promise<unknown> {
    return this.handle.executeUpdate(update, { args: [{ reason: 'operator-decides', note: randomUUID(), ...words }] });
  }

  ended(): Promise<IssueOutcome> {
    return this.handle.result() as Promise<IssueOutcome>;
  }

  /** What is done in here is not told yet: the facts are given back, to be sent. */
  async withheld(deeds: () => Promise<void>): Promise<Sent[]> {
    const facts: Sent[] = [];
    this.#withheld = facts;
    await deeds();
    this.#withheld = undefined;
    return facts;
  }

  send(fact: Sent): Promise<void> {
    return this.driver.send ? this.driver.send(fact) : this.handle.signal(fact.subject, fact.envelope);
  }

  async #task(subject: FactSubject, task: FakeTask, words: object, occurredAtMs?: number): Promise<void> {
    task.sequence += 1;
    const occurredAt = at(occurredAtMs ?? (await this.nowMs()));
    await this.#tell(subject, task.id, task.sequence, { task: task.id, kind: task.kind, unit: task.unit, occurredAt, ...words });
  }

  async #tell(subject: FactSubject, aggregate: string, sequence: number, data: object): Promise<void> {
    if (!FACT_SUBJECTS.includes(subject)) throw new TypeError(`no such fact: ${subject}`);
    const envelope = {
      specversion: '1.0',
      id: randomUUID(),
      source: '/services/grid',
      type: subject,
      subject: aggregate,
      sequence,
      time: at(await this.nowMs()),
      datacontenttype: 'application/json',
      dataschema: `urn:xianban:schema:${subject}`,
      data: { issue: this.number, round: this.round, ...data },
    };
    if (this.#withheld) return void this.#withheld.push({ subject, envelope });
    this.sent.push({ subject, envelope });
    await this.send({ subject, envelope });
  }
}
