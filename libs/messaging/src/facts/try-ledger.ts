import { Injectable } from '@nestjs/common';

import { BackgroundPool } from '../outbox/background-pool.js';
import { retriedOnConflict } from '../retried-on-conflict.js';

/** One fact on its way into one consumer; a replay is a delivery of its own. */
export interface Delivery {
  readonly consumer: string;
  /** The fact's id, with the replay's after it. */
  readonly delivery: string;
}

/** How a delivery stands. */
export interface Tries {
  /** Tries that were begun, this one included. */
  readonly tries: number;
  /** It is in quarantine already; what comes now is only a repetition. */
  readonly givenUp: boolean;
}

interface Asked<R> extends Delivery {
  readonly resolve: (answer: R) => void;
  readonly reject: (error: unknown) => void;
}

/** How a counted try ended. Written a little later, and always before anything is counted or looked up again. */
type Verdict = 'failed' | 'taken-back' | 'settled' | 'given-up';

/** Tries that one statement counts. */
const BATCH_MOST = 200;
/** How long a verdict may wait for a count that takes it along. */
const VERDICT_MS = 250;

const STATEMENTS: Readonly<Record<Verdict, string>> = {
  failed: 'UPDATE fact_try SET open = false',
  'taken-back': 'UPDATE fact_try SET open = false, tries = tries - 1',
  settled: 'DELETE FROM fact_try',
  'given-up': 'UPDATE fact_try SET open = false, given_up = true',
};

/**
 * Counts how often a consumer began to handle a fact, before it does, so that a handler that kills its process counts too. What is asked
 * for while one statement is on its way goes with the next.
 */
@Injectable()
export class TryLedger {
  private readonly counting: Asked<Tries>[] = [];
  private readonly looking: Asked<boolean>[] = [];
  private readonly verdicts: Record<Verdict, Delivery[]> = { failed: [], 'taken-back': [], settled: [], 'given-up': [] };
  private flushing: Promise<void> | undefined;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly background: BackgroundPool) {}

  /** Counts one more try. Rejects only if the database is away. */
  count(consumer: string, delivery: string): Promise<Tries> {
    return new Promise((resolve, reject) => {
      this.counting.push({ consumer, delivery, resolve, reject });
      this.flushing ??= this.flush();
    });
  }

  /** Whether a try of it never came to an end: it may be what killed the process, or be with another instance. Rejects if the database is away. */
  isOpen(consumer: string, delivery: string): Promise<boolean> {
    return new Promise((resolve, reject) => {
      this.looking.push({ consumer, delivery, resolve, reject });
      this.flushing ??= this.flush();
    });
  }

  /** A try failed in an orderly way. */
  fail(consumer: string, delivery: string): void {
    this.decide('failed', { consumer, delivery });
  }

  /** Takes one try back, because it was not the fact's fault. */
  takeBack(consumer: string, delivery: string): void {
    this.decide('taken-back', { consumer, delivery });
  }

  /** It took effect: a repetition is not another try of a failing fact. */
  settle(consumer: string, delivery: string): void {
    this.decide('settled', { consumer, delivery });
  }

  /** It went to quarantine. */
  giveUp(consumer: string, delivery: string): void {
    this.decide('given-up', { consumer, delivery });
  }

  /** Writes what waits to be written. */
  async stop(): Promise<void> {
    clearTimeout(this.timer);
    await this.flushing;
    await this.writeVerdicts().catch(() => undefined);
  }

  private decide(verdict: Verdict, delivery: Delivery): void {
    this.verdicts[verdict].push(delivery);
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.flushing ??= this.flush();
    }, VERDICT_MS).unref();
  }

  private async flush(): Promise<void> {
    do {
      const counting = this.counting.splice(0, BATCH_MOST);
      const looking = this.looking.splice(0, BATCH_MOST);
      try {
        await this.writeVerdicts();
        const [tries, open] = [await this.writeTries(counting), await this.readOpen(looking)];
        for (const one of counting) one.resolve(tries.get(nameOf(one)) ?? { tries: 1, givenUp: false });
        for (const one of looking) one.resolve(open.has(nameOf(one)));
      } catch (error) {
        for (const { reject } of [...counting, ...looking]) reject(error);
      }
    } while (this.counting.length > 0 || this.looking.length > 0);
    this.flushing = undefined;
  }

  private async writeTries(batch: readonly Delivery[]): Promise<ReadonlyMap<string, Tries>> {
    if (batch.length === 0) return new Map();
    // sorted, so that two instances seldom wait for each other; distinct, since one statement touches a row once
    const { rows } = await retriedOnConflict(() =>
      this.background.pool.query<Delivery & { tries: number; given_up: boolean }>(
        `INSERT INTO fact_try AS known (consumer, delivery, tries)
         SELECT DISTINCT consumer, delivery, 1 FROM unnest($1::text[], $2::text[]) AS begun (consumer, delivery) ORDER BY 1, 2
         ON CONFLICT (consumer, delivery) DO UPDATE SET tries = known.tries + 1, open = true, tried_at = now()
         RETURNING consumer, delivery, tries, given_up`,
        columnsOf(batch),
      ),
    );
    return new Map(rows.map((row) => [nameOf(row), { tries: row.tries, givenUp: row.given_up }]));
  }

  private async readOpen(batch: readonly Delivery[]): Promise<ReadonlySet<string>> {
    if (batch.length === 0) return new Set();
    const { rows } = await this.background.pool.query<Delivery>(
      'SELECT consumer, delivery FROM fact_try WHERE open AND (consumer, delivery) IN (SELECT * FROM unnest($1::text[], $2::text[]))',
      columnsOf(batch),
    );
    return new Set(rows.map(nameOf));
  }

  private async writeVerdicts(): Promise<void> {
    for (const verdict of Object.keys(STATEMENTS) as Verdict[]) {
      // a copy: others may be decided while these are written
      const decided = [...this.verdicts[verdict]];
      if (decided.length === 0) continue;
      await retriedOnConflict(() =>
        this.background.pool.query(
          `${STATEMENTS[verdict]} WHERE (consumer, delivery) IN (SELECT * FROM unnest($1::text[], $2::text[]))`,
          columnsOf(decided),
        ),
      );
      this.verdicts[verdict].splice(0, decided.length);
    }
  }
}

function nameOf({ consumer, delivery }: Delivery): string {
  return `${consumer} ${delivery}`;
}

function columnsOf(deliveries: readonly Delivery[]): [consumers: string[], deliveries: string[]] {
  return [deliveries.map((one) => one.consumer), deliveries.map((one) => one.delivery)];
}
