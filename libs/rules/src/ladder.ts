import type { LadderLevel } from '@xianban/contracts/values/judgement';

import { shareInstantMs, type LimitLedger } from './limit.js';
import type { WorkingCalendar } from './working-calendar.js';

/** A step of the ladder that an issue climbs as long as nobody accepts it. */
export interface Rung {
  readonly level: LadderLevel;
  /** Share of the limit (0–100) that must be used up. */
  readonly percent: number;
}

/** A district's rungs, lowest first. Source: domain.md, escalation of an issue that nobody has accepted. */
export type Ladder = readonly Rung[];

/** When that rung's share of the limit is used up, seen at `nowMs`. Epoch milliseconds. */
export function rungInstantMs(ledger: LimitLedger, calendar: WorkingCalendar, rung: Rung, nowMs: number): number {
  return shareInstantMs(ledger, calendar, rung.percent, nowMs);
}

/** The lowest rung above all that have fired; undefined at the top. */
export function nextRung(ladder: Ladder, firedLevels: readonly LadderLevel[]): Rung | undefined {
  return rungsLeft(ladder, firedLevels)[0];
}

/**
 * The highest rung that is due at `nowMs` and lies above all that have fired. Lower ones that have not fired are skipped for ever: an issue that was
 * accepted for a while and then returned climbs to where it would stand, not rung by rung.
 */
export function dueRung(
  ladder: Ladder,
  firedLevels: readonly LadderLevel[],
  ledger: LimitLedger,
  calendar: WorkingCalendar,
  nowMs: number,
): Rung | undefined {
  return rungsLeft(ladder, firedLevels).findLast((rung) => rungInstantMs(ledger, calendar, rung, nowMs) <= nowMs);
}

function rungsLeft(ladder: Ladder, firedLevels: readonly LadderLevel[]): Ladder {
  const highestFired = ladder.findLastIndex(({ level }) => firedLevels.includes(level));
  return ladder.slice(highestFired + 1);
}
