import { setTimeout as delay } from 'node:timers/promises';

const TRIES_MOST = 6;
const DEADLOCK = '40P01';
const SERIALISATION_FAILURE = '40001';

/** Runs a transaction again when PostgreSQL chose it as the victim of a deadlock or could not serialise it. */
export async function retriedOnConflict<R>(work: () => Promise<R>): Promise<R> {
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (error) {
      const code = (error as { code?: unknown } | null)?.code;
      if ((code !== DEADLOCK && code !== SERIALISATION_FAILURE) || tries === TRIES_MOST) throw error;
      // spread out, else the same two meet again
      await delay(Math.random() * 10 * 2 ** tries);
    }
  }
}
