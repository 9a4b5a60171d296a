import { Injectable } from '@nestjs/common';
import { OutboxRelay } from '@xianban/messaging/outbox/outbox-relay';
import { retriedOnConflict } from '@xianban/messaging/retried-on-conflict';
import { databaseRefusal } from '@xianban/service-kit/database/database-refusal';
import { isDatabaseAway } from '@xianban/service-kit/database/is-database-away';
import { Problem } from '@xianban/service-kit/http/problem';
import { Pool } from 'pg';

import { MergingStep, type PlacedMatter } from './merging-step.js';
import { Persons } from './persons.js';
import { type PreparedReport, type ReportDraft, ReportRowsFactory } from './report-rows-factory.js';
import { type ReportRows, writeReports, type Written } from './write-reports.js';

/** Reports in one statement. */
const GROUP_MOST = 64;
/** Reports that a second statement is worth while for. */
const GROUP_LEAST = 12;
/** Statements under way at once: one on its way to the disk, one being planned. */
const STATEMENTS_MOST = 2;
/** Reports that wait. More than two full batches and a burst; beyond it a caller hears 503 instead of waiting for long. */
const QUEUE_MOST = 8_000;

/** Groups that may be looked through for one that concerns places where nothing is under way. */
const SCAN_MOST = 4 * GROUP_MOST;
/** A report that was overtaken so often by others at its place hears 503. At each turn one of them gets through. */
const TURNS_MOST = 100;

interface Waiting {
  readonly draft: ReportDraft;
  /** Absent if it is compared with no other. */
  readonly place: PlacedMatter | undefined;
  turns: number;
  readonly resolve: (written: PreparedReport | undefined) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Writes accepted reports, those that come at the same time together: while statements are on their way, what arrives is gathered for the next.
 * Alone, a report goes at once; under load, many share one round trip and one flush to the disk.
 */
@Injectable()
export class ReportWriter {
  private waiting: Waiting[] = [];
  private underWay = 0;
  /** Cells that reports under way look at or write to. Waiting for them here costs less than being refused by the database. */
  private readonly busy = new Set<number>();
  private started = false;

  constructor(
    private readonly pool: Pool,
    private readonly relay: OutboxRelay,
    private readonly factory: ReportRowsFactory,
    private readonly persons: Persons,
    private readonly merging: MergingStep,
  ) {}

  /**
   * Writes one report with everything that belongs to it. Undefined if it was left out: its idempotency key or external id was used, or the
   * person's key at hand was not the one in the database. It opens an issue, or joins the one that deals with its matter: decided together with
   * the lock on its place, so never for two issues at once. @throws Problem 503 if too many wait
   */
  write(draft: ReportDraft): Promise<PreparedReport | undefined> {
    if (this.waiting.length >= QUEUE_MOST) return Promise.reject(overloaded('Too many reports at once'));
    const place = this.merging.place(draft.submission);
    return new Promise((resolve, reject) => {
      this.waiting.push({ draft, place, turns: 0, resolve, reject });
      this.startSoon();
    });
  }

  private startSoon(): void {
    if (this.started || !this.mayStart()) return;
    this.started = true;
    // requests that arrived together are read within one turn of the event loop
    setImmediate(() => {
      this.started = false;
      while (this.mayStart()) {
        const group = this.nextGroup();
        if (group.length === 0) return;
        void this.writeGroup(group);
      }
    });
  }

  /** A statement costs much the same for one report and for ten: while one is on its way, the next waits until it is worth while. */
  private mayStart(): boolean {
    return this.underWay === 0 || (this.underWay < STATEMENTS_MOST && this.waiting.length >= GROUP_LEAST);
  }

  /** The next reports at places where nothing is under way. */
  private nextGroup(): readonly Waiting[] {
    const group: Waiting[] = [];
    const left: Waiting[] = [];
    let scanned = 0;
    for (const one of this.waiting) {
      if (group.length === GROUP_MOST || scanned === SCAN_MOST) break;
      scanned += 1;
      (one.place?.around.cells.some((cell) => this.busy.has(cell)) ? left : group).push(one);
    }
    this.waiting.splice(0, scanned, ...left);
    return group;
  }

  /** Never rejects: every outcome goes to those who wait. */
  private async writeGroup(group: readonly Waiting[]): Promise<void> {
    this.underWay += 1;
    const cells = group.flatMap(({ place }) => place?.around.cells ?? []);
    for (const cell of cells) this.busy.add(cell);
    try {
      await this.settle(group);
    } catch (error) {
      for (const { reject } of group) reject(error);
      // those who wait would find out one group after the other, each after a time-out of its own
      if (isDatabaseAway(error)) for (const { reject } of this.waiting.splice(0)) reject(error);
    } finally {
      for (const cell of cells) this.busy.delete(cell);
      this.underWay -= 1;
      this.startSoon();
    }
  }

  private async settle(group: readonly Waiting[]): Promise<void> {
    try {
      await this.writeTogether(group);
    } catch (error) {
      if (isDatabaseAway(error) || group.length === 1) throw error;
      // one that cannot be written must not take its neighbours along
      for (const one of group) await this.writeTogether([one]).catch(one.reject);
    }
  }

  private async writeTogether(group: readonly Waiting[]): Promise<void> {
    const { decided, versions } = await this.decide(group);
    const prepared = await this.factory.prepare(decided.map(({ draft }) => draft));
    const { accepted, overtaken } = await this.written(
      prepared.map(({ rows }) => rows),
      versions,
    );
    for (const [index, { waiting }] of decided.entries()) {
      const written = prepared[index];
      if (!written) continue;
      const isAccepted = accepted.has(written.rows.report);
      if (isAccepted) this.persons.remember(written.rows.personKey);
      if (overtaken.has(written.rows.report)) this.lookAgain(waiting);
      else waiting.resolve(isAccepted ? written : undefined);
    }
    if (accepted.size > 0) this.relay.wake();
  }

  /** Reports that can be written now, each with what becomes of it. One that waits for another of the group has its turn after it. */
  private async decide(group: readonly Waiting[]): Promise<Decided> {
    const placed = group.flatMap((waiting) => (waiting.place ? [{ waiting, place: waiting.place }] : []));
    const { verdicts, versions } = await this.merging.decide(placed.map(({ place }) => place));
    const verdictOf = new Map(placed.map(({ waiting }, index) => [waiting, verdicts[index]]));
    const decided = group.flatMap((waiting) => {
      const verdict = verdictOf.get(waiting);
      if (verdict?.kind !== 'waits') return { waiting, draft: { ...waiting.draft, ...(verdict && { merging: verdict }) } };
      this.lookAgain(waiting);
      return [];
    });
    return { decided, versions };
  }

  private lookAgain(waiting: Waiting): void {
    waiting.turns += 1;
    if (waiting.turns < TURNS_MOST) this.waiting.unshift(waiting);
    else waiting.reject(overloaded('Too many reports at one place'));
  }

  private async written(rows: readonly ReportRows[], versions: ReadonlyMap<number, number>): Promise<Written> {
    if (rows.length === 0) return NOTHING_WRITTEN;
    try {
      return await retriedOnConflict(() => writeReports(this.pool, rows, versions));
    } catch (error) {
      // the same idempotency key came twice at the same moment, and this one came second
      if (rows.length === 1 && databaseRefusal(error)?.kind === 'unique') return NOTHING_WRITTEN;
      throw error;
    }
  }
}

interface Decided {
  readonly decided: readonly { readonly waiting: Waiting; readonly draft: ReportDraft }[];
  readonly versions: ReadonlyMap<number, number>;
}

const NOTHING_WRITTEN: Written = { accepted: new Set(), overtaken: new Set() };

function overloaded(title: string): Problem {
  return new Problem({ status: 503, type: 'urn:xianban:problem:overloaded', title }, { 'Retry-After': '1' });
}
