import { setTimeout as pause } from 'node:timers/promises';

/**
 * Asks again until the answer is there.
 * @throws Error with `what` when `seconds` on the wall have passed.
 */
export async function until<T>(what: string, seconds: number, ask: () => Promise<T | undefined>, everyMs = 250): Promise<T> {
  const deadline = Date.now() + seconds * 1_000;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > deadline) throw new Error(`gave up after ${seconds} s waiting for: ${what}`);
    await pause(everyMs);
  }
}
