/** Why somebody may not say that it happened then. */
export type ActTimeFault = 'may-not-backdate' | 'in-the-future' | 'too-long-ago' | 'before-the-previous-action';

/** A replay runs on the clock of its own day, so what is older is a slip. */
const OLDEST_DAYS = 366;

/** What decides whether a time that somebody states can be believed. Epoch milliseconds of the district's clock. */
export interface StatedTime {
  readonly statedMs?: number;
  readonly mayBackdate: boolean;
  readonly nowMs: number;
  /**
   * What a person did to the task before. When the task was dispatched does not count: a replay of things long done is dispatched only now,
   * and may tell of a handling that came before.
   */
  readonly previousMs?: number;
}

/** When an act happened on the ground: as stated, if that can be; now otherwise, or with the previous action if this clock is a little behind. */
export function actTime(
  time: StatedTime,
): { readonly ok: true; readonly ms: number } | { readonly ok: false; readonly reason: ActTimeFault } {
  const { statedMs, mayBackdate, nowMs, previousMs = -Infinity } = time;
  if (statedMs === undefined) return { ok: true, ms: Math.max(nowMs, previousMs) };
  if (!mayBackdate) return { ok: false, reason: 'may-not-backdate' };
  if (statedMs > nowMs) return { ok: false, reason: 'in-the-future' };
  if (statedMs < nowMs - OLDEST_DAYS * 86_400_000) return { ok: false, reason: 'too-long-ago' };
  if (statedMs < previousMs) return { ok: false, reason: 'before-the-previous-action' };
  return { ok: true, ms: statedMs };
}
