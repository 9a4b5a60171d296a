import { Injectable } from '@nestjs/common';
import { OutboxRelay } from '@xianban/messaging/outbox/outbox-relay';
import { retriedOnConflict } from '@xianban/messaging/retried-on-conflict';
import { databaseRefusal } from '@xianban/service-kit/database/database-refusal';
import { isDatabaseAway } from '@xianban/service-kit/database/is-database-away';
import { Problem } from '@xianban/service-kit/http/problem';
import { Pool } from 'pg';

import { Persons } from './persons.js';
import { type PreparedReport, type ReportDraft, ReportRowsFactory } from './report-rows-factory.js';
import { type ReportRows, writeReports } from './write-reports.js';

/** Reports in one statement. */
const GROUP_MOST = 64;
/** Statements under way at once: one on its way to the disk, one being planned. */
const STATEMENTS_MOST = 2;
/** Reports that wait. More than two full batches and a burst; beyond it a caller hears 503 instead of waiting for long. */
const QUEUE_MOST = 8_000;

interface Waiting {
  readonly draft: ReportDraft;
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
  private started = false;

  constructor(
    private readonly pool: Pool,
    private readonly relay: OutboxRelay,
    private readonly factory: ReportRowsFactory,
    private readonly persons: Persons,
  ) {}

  /**
   * Writes one report with everything that belongs to it. Undefined if it was left out: its idempotency key or external id was used, or the
   * person's key at hand was not the one in the database. @throws Problem 503 if too many wait
   */
  write(draft: ReportDraft): Promise<PreparedReport | undefined> {
    if (this.waiting.length >= QUEUE_MOST) {
      return Promise.reject(
        new Problem({ status: 503, type: 'urn:xianban:problem:overloaded', title: 'Too many reports at once' }, { 'Retry-After': '1' }),
      );
    }
    return new Promise((resolve, reject) => {
      this.waiting.push({ draft, resolve, reject });
      this.startSoon();
    });
  }

  private startSoon(): void {
    if (this.started || this.underWay >= STATEMENTS_MOST) return;
    this.started = true;
    // requests that arrived together are read within one turn of the event loop
    setImmediate(() => {
      this.started = false;
      while (this.underWay < STATEMENTS_MOST && this.waiting.length > 0) void this.writeGroup(this.waiting.splice(0, GROUP_MOST));
    });
  }

  /** Never rejects: every outcome goes to those who wait. */
  private async writeGroup(group: readonly Waiting[]): Promise<void> {
    this.underWay += 1;
    try {
      await this.settle(group);
    } catch (error) {
      for (const { reject } of group) reject(error);
      // those who wait would find out one group after the other, each after a time-out of its own
      if (isDatabaseAway(error)) for (const { reject } of this.waiting.splice(0)) reject(error);
    } finally {
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
    const prepared = await this.factory.prepare(group.map(({ draft }) => draft));
    const accepted = await this.acceptedOf(prepared.map(({ rows }) => rows));
    for (const [index, written] of prepared.entries()) {
      const isAccepted = accepted.has(written.rows.report);
      if (isAccepted) this.persons.remember(written.rows.personKey);
      group[index]?.resolve(isAccepted ? written : undefined);
    }
    if (accepted.size > 0) this.relay.wake();
  }

  private async acceptedOf(rows: readonly ReportRows[]): Promise<ReadonlySet<string>> {
    try {
      return await retriedOnConflict(() => writeReports(this.pool, rows));
    } catch (error) {
      // the same idempotency key came twice at the same moment, and this one came second
      if (rows.length === 1 && databaseRefusal(error)?.kind === 'unique') return new Set();
      throw error;
    }
  }
}
