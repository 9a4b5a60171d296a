import { setTimeout as delay } from 'node:timers/promises';

const LOOK_MS = 15;

/** Awaits a condition: looks until `look` gives something other than undefined and false. @throws Error after the limit, naming what was awaited */
export async function eventually<T>(what: string, look: () => T | Promise<T>, limitMs = 10_000): Promise<Exclude<T, undefined | false>> {
  const untilMs = performance.now() + limitMs;
  for (;;) {
    const seen = await look();
    if (seen !== undefined && seen !== false) return seen as Exclude<T, undefined | false>;
    if (performance.now() > untilMs) throw new Error(`waited ${limitMs} ms in vain for: ${what}`);
    await delay(LOOK_MS);
  }
}
