import { Injectable } from '@nestjs/common';

import { BackgroundPool } from '../outbox/background-pool.js';

interface Counting {
  readonly consumer: string;
  readonly delivery: string;
  readonly resolve: (tries: number) => void;
  readonly reject: (error: unknown) => void;
}

/** Tries that one statement counts. */
const BATCH_MOST = 200;

/**
 * Counts how often a consumer began to handle a fact, before it does, so that a handler that kills its process counts too. What is asked
 * for while one statement is on its way goes with the next.
 */
@Injectable()
export class TryLedger {
  private waiting: Counting[] = [];
  private takenBack: { readonly consumer: string; readonly delivery: string }[] = [];
  private flushing = false;

  constructor(private readonly background: BackgroundPool) {}

  /** Counts one more try. @returns the tries so far, this one included. Rejects only if the database is away. */
  count(consumer: string, delivery: string): Promise<number> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ consumer, delivery, resolve, reject });
      if (!this.flushing) void this.flush();
    });
  }

  /** Takes one try back, because it was not the fact's fault. Written before anything is counted again. */
  takeBack(consumer: string, delivery: string): void {
    this.takenBack.push({ consumer, delivery });
  }

  private async flush(): Promise<void> {
    this.flushing = true;
    while (this.waiting.length > 0) {
      const batch = this.waiting.splice(0, BATCH_MOST);
      try {
        await this.writeTakenBack();
        const tries = await this.write(batch);
        for (const { consumer, delivery, resolve } of batch) resolve(tries.get(`${consumer} ${delivery}`) ?? 1);
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    this.flushing = false;
  }

  private async write(batch: readonly Counting[]): Promise<ReadonlyMap<string, number>> {
    // sorted, so that two instances never wait for each other; distinct, since one statement touches a row once
    const { rows } = await this.background.pool.query<{ consumer: string; delivery: string; tries: number }>(
      `INSERT INTO fact_try AS known (consumer, delivery, tries)
       SELECT DISTINCT consumer, delivery, 1 FROM unnest($1::text[], $2::text[]) AS begun (consumer, delivery) ORDER BY 1, 2
       ON CONFLICT (consumer, delivery) DO UPDATE SET tries = known.tries + 1, tried_at = now()
       RETURNING consumer, delivery, tries`,
      [batch.map((one) => one.consumer), batch.map((one) => one.delivery)],
    );
    return new Map(rows.map((row) => [`${row.consumer} ${row.delivery}`, row.tries]));
  }

  private async writeTakenBack(): Promise<void> {
    const back = this.takenBack;
    if (back.length === 0) return;
    await this.background.pool.query(
      `UPDATE fact_try SET tries = GREATEST(tries - 1, 0)
       FROM (SELECT DISTINCT consumer, delivery FROM unnest($1::text[], $2::text[]) AS back (consumer, delivery)) AS back
       WHERE fact_try.consumer = back.consumer AND fact_try.delivery = back.delivery`,
      [back.map((one) => one.consumer), back.map((one) => one.delivery)],
    );
    this.takenBack = this.takenBack.slice(back.length);
  }
}
