import { addBudget, addCountedMs, elapsedMs, type Budget, type WorkingCalendar } from './working-calendar.js';

/** A stretch in which a limit does not run. Without `toMs` it lasts still. */
export interface Pause {
  readonly fromMs: number;
  readonly toMs?: number;
}

/**
 * All that a limit consists of: what was promised and when the clock stood still. The deadline is derived, never stored, so that a change of the
 * budget keeps every pause. Instants are epoch milliseconds. Source: domain.md, clock cases.
 */
export interface LimitLedger {
  readonly startedMs: number;
  readonly budget: Budget;
  /** Someone else's limit, or an approved extension: stands in for the budget's own end. Later pauses still extend it. */
  readonly promisedMs?: number;
  /** When the promise was made: whoever made it knew of the pauses until then, so these no longer extend it. Absent = at the start. */
  readonly promiseMadeMs?: number;
  /** In order and apart; only the last may be open. */
  readonly pauses: readonly Pause[];
  /** When the matter was resolved: the clock stopped. */
  readonly resolvedMs?: number;
}

/** A limit that starts to run. `promisedMs` is someone else's limit, if they set one. */
export function startLedger(startedMs: number, budget: Budget, promisedMs?: number): LimitLedger {
  return { startedMs, budget, pauses: [], ...(promisedMs === undefined ? {} : { promisedMs }) };
}

/** Stops the clock until `resumeLedger`. A paused ledger stays as it is. */
export function pauseLedger(ledger: LimitLedger, nowMs: number): LimitLedger {
  if (isPaused(ledger)) return ledger;
  // an instant told late may lie before the end of the last pause, and no minute may count twice
  const fromMs = Math.max(nowMs, ledger.startedMs, ledger.pauses.at(-1)?.toMs ?? nowMs);
  return { ...ledger, pauses: [...ledger.pauses, { fromMs }] };
}

/** Lets the clock run again. A running ledger stays as it is. */
export function resumeLedger(ledger: LimitLedger, nowMs: number): LimitLedger {
  const open = ledger.pauses.at(-1);
  if (!open || open.toMs !== undefined) return ledger;
  return { ...ledger, pauses: [...ledger.pauses.slice(0, -1), { fromMs: open.fromMs, toMs: Math.max(nowMs, open.fromMs) }] };
}

/** True while the clock stands still. */
export function isPaused(ledger: LimitLedger): boolean {
  const last = ledger.pauses.at(-1);
  return last !== undefined && last.toMs === undefined;
}

/** Another class of limit from the same start. Pauses and a promise stay. */
export function changeBudget(ledger: LimitLedger, budget: Budget): LimitLedger {
  return { ...ledger, budget };
}

/**
 * The limit of the class that it should have been from the start. What was promised stays, unless the class that it was mistaken for hid that less time
 * was left: a shorter class ends a promise that it would not have waited for.
 */
export function correctBudget(ledger: LimitLedger, budget: Budget, calendar: WorkingCalendar, nowMs: number): LimitLedger {
  const { promisedMs: _, promiseMadeMs: __, ...unpromised } = ledger;
  const corrected = changeBudget(unpromised, budget);
  const endMs = deadlineMs(corrected, calendar, nowMs);
  const isShorter = endMs < deadlineMs(unpromised, calendar, nowMs);
  return isShorter && endMs < deadlineMs(ledger, calendar, nowMs) ? corrected : changeBudget(ledger, budget);
}

/** An approved extension: the limit is now `untilMs`, as promised at `madeMs`; only what is paused after that moves it. */
export function promise(ledger: LimitLedger, untilMs: number, madeMs: number = ledger.startedMs): LimitLedger {
  return { ...ledger, promisedMs: untilMs, promiseMadeMs: madeMs };
}

/** Stops the clock for good, at the instant when the matter was resolved on the ground. */
export function resolveLedger(ledger: LimitLedger, resolvedMs: number): LimitLedger {
  return { ...ledger, resolvedMs };
}

/** When the limit ends, seen at `nowMs`: an open pause pushes it along as long as it lasts. */
export function deadlineMs(ledger: LimitLedger, calendar: WorkingCalendar, nowMs: number): number {
  const { promisedMs, promiseMadeMs = ledger.startedMs } = ledger;
  if (promisedMs === undefined) {
    return pushedByPauses(addBudget(ledger.startedMs, ledger.budget, calendar), ledger, calendar, nowMs, ledger.startedMs);
  }
  return pushedByPauses(promisedMs, ledger, calendar, nowMs, promiseMadeMs);
}

/** True once the limit has passed without a resolution, or the resolution came after it. */
export function isOverdue(ledger: LimitLedger, calendar: WorkingCalendar, nowMs: number): boolean {
  return stoppedOr(ledger, nowMs) > deadlineMs(ledger, calendar, nowMs);
}

/** The instant at which `percent` (0–100) of the limit is used up, seen at `nowMs`. At 100 it is the deadline. */
export function shareInstantMs(ledger: LimitLedger, calendar: WorkingCalendar, percent: number, nowMs: number): number {
  const endMs = deadlineMs(ledger, calendar, nowMs);
  if (percent >= 100) return endMs;
  const { startedMs, budget } = ledger;
  const countedMs = Math.round((netLimitMs(ledger, calendar) * Math.max(0, percent)) / 100);
  const shareMs = addCountedMs(startedMs, countedMs, budget.kind, calendar);
  return Math.min(endMs, pushedByPauses(shareMs, ledger, calendar, nowMs, startedMs));
}

/** Counted milliseconds of the whole limit without its pauses. */
function netLimitMs(ledger: LimitLedger, calendar: WorkingCalendar): number {
  const { startedMs, budget, promisedMs, promiseMadeMs = startedMs } = ledger;
  const wholeMs = elapsedMs(startedMs, promisedMs ?? addBudget(startedMs, budget, calendar), budget.kind, calendar);
  if (promisedMs === undefined) return wholeMs;
  const pausedBeforeMs = ledger.pauses.reduce(
    (sumMs, { fromMs, toMs = promiseMadeMs }) => sumMs + elapsedMs(fromMs, Math.min(toMs, promiseMadeMs), budget.kind, calendar),
    0,
  );
  return Math.max(0, wholeMs - pausedBeforeMs);
}

/** Moves an instant by the counted time of the pauses since `sinceMs` that began before it came. */
function pushedByPauses(instantMs: number, ledger: LimitLedger, calendar: WorkingCalendar, nowMs: number, sinceMs: number): number {
  const { kind } = ledger.budget;
  const untilMs = stoppedOr(ledger, nowMs);
  let pushedMs = instantMs;
  for (const pause of ledger.pauses) {
    const fromMs = Math.max(pause.fromMs, sinceMs);
    // from here on the limit was over already: standing still changes nothing
    if (fromMs >= pushedMs) break;
    pushedMs = addCountedMs(pushedMs, elapsedMs(fromMs, Math.min(pause.toMs ?? untilMs, untilMs), kind, calendar), kind, calendar);
  }
  return pushedMs;
}

function stoppedOr(ledger: LimitLedger, nowMs: number): number {
  return ledger.resolvedMs ?? nowMs;
}
