import fc from 'fast-check';
import { DateTime } from 'luxon';

import { deadlineMs, pauseLedger, resumeLedger, shareInstantMs, startLedger, type LimitLedger } from './limit.js';
import { addBudget, elapsedMs, type Budget, type WorkingCalendar } from './working-calendar.js';

// everything lies on this raster, so that a walk over it sees every change
const STEP_MINUTES = 5;
const STEP_MS = STEP_MINUTES * 60_000;
const STEPS_PER_HOUR = 60 / STEP_MINUTES;

/** What the fast arithmetic must equal: walks on step by step, looks at the local clock each time, and counts. */
function slowDeadlineMs(ledger: LimitLedger, calendar: WorkingCalendar): number {
  let left = Math.round(ledger.budget.amount * STEPS_PER_HOUR);
  let nowMs = ledger.startedMs;
  while (left > 0) {
    const paused = ledger.pauses.some(({ fromMs, toMs = Infinity }) => fromMs <= nowMs && nowMs < toMs);
    if (!paused && counts(nowMs, ledger.budget, calendar)) left -= 1;
    nowMs += STEP_MS;
  }
  return nowMs;
}

function counts(instantMs: number, budget: Budget, calendar: WorkingCalendar): boolean {
  if (budget.kind === 'hours') return true;
  const local = DateTime.fromMillis(instantMs, { zone: calendar.zone });
  const date = local.toISODate()!;
  const time = local.toFormat('HH:mm');
  const works = calendar.workdays.includes(date) || (calendar.weekdays.includes(local.weekday) && !calendar.holidays.includes(date));
  return works && calendar.windows.some(({ from, to }) => from <= time && time < to);
}

const FIRST_DAY = Date.UTC(2026, 2, 4);
const dates = fc.integer({ min: 0, max: 14 }).map((day) => new Date(FIRST_DAY + day * 86_400_000).toISOString().slice(0, 10));
const hourOf = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;

/** Working windows between the first and second hour, and the third and fourth if there are as many. */
function windowsBetween(hours: readonly number[]): WorkingCalendar['windows'] {
  return hours.flatMap((hour, index) => (index % 2 === 1 ? [{ from: hourOf(hours[index - 1] ?? 0), to: hourOf(hour) }] : []));
}

const calendars: fc.Arbitrary<WorkingCalendar> = fc.record({
  // New York turns to summer time on 8 March, Lord Howe by half an hour on 5 April, Shanghai never
  zone: fc.constantFrom('Asia/Shanghai', 'America/New_York', 'Australia/Lord_Howe'),
  weekdays: fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 4 }),
  windows: fc
    .uniqueArray(fc.constantFrom(0, 5, 8, 9, 12, 13, 14, 17, 18, 22, 24), { minLength: 2, maxLength: 4 })
    .map((hours) => windowsBetween(hours.toSorted((one, other) => one - other))),
  holidays: fc.array(dates, { maxLength: 3 }),
  workdays: fc.array(dates, { maxLength: 3 }),
});
const starts = fc.integer({ min: 0, max: 7 * 24 * STEPS_PER_HOUR }).map((steps) => FIRST_DAY + steps * STEP_MS);
const budgets: fc.Arbitrary<Budget> = fc.record({
  amount: fc.integer({ min: 1, max: 20 * STEPS_PER_HOUR }).map((steps) => steps / STEPS_PER_HOUR),
  kind: fc.constantFrom('hours', 'working-hours'),
});
/** Lengths in steps: running, paused, running, paused, … */
const pauseLengths = fc.array(fc.tuple(fc.nat(200), fc.nat(200)), { maxLength: 3 });

function withPauses(ledger: LimitLedger, lengths: readonly (readonly [number, number])[]): LimitLedger {
  let nowMs = ledger.startedMs;
  let paused = ledger;
  for (const [running, standing] of lengths) {
    nowMs += running * STEP_MS;
    paused = pauseLedger(paused, nowMs);
    nowMs += standing * STEP_MS;
    paused = resumeLedger(paused, nowMs);
  }
  return paused;
}

const LATER = FIRST_DAY + 400 * 86_400_000;

describe('deadline arithmetic', () => {
  it('equals a walk step by step, whatever the calendar, the zone and the pauses', () => {
    fc.assert(
      fc.property(calendars, starts, budgets, pauseLengths, (calendar, startMs, budget, lengths) => {
        const ledger = withPauses(startLedger(startMs, budget), lengths);
        expect(deadlineMs(ledger, calendar, LATER)).toBe(slowDeadlineMs(ledger, calendar));
      }),
      { numRuns: 200 },
    );
  });

  it('counts between start and deadline exactly the budget', () => {
    fc.assert(
      fc.property(calendars, starts, budgets, (calendar, startMs, budget) => {
        const endMs = addBudget(startMs, budget, calendar);
        expect(elapsedMs(startMs, endMs, budget.kind, calendar)).toBe(Math.round(budget.amount * 3_600_000));
      }),
    );
  });

  it('never moves a deadline forward in time because of a pause, nor past the time that was paused', () => {
    fc.assert(
      fc.property(calendars, starts, budgets, pauseLengths, (calendar, startMs, budget, lengths) => {
        const plain = startLedger(startMs, budget);
        const ledger = withPauses(plain, lengths);
        const pausedMs = ledger.pauses.reduce((sum, { fromMs, toMs }) => sum + elapsedMs(fromMs, toMs!, budget.kind, calendar), 0);
        const plainEndMs = deadlineMs(plain, calendar, LATER);
        const endMs = deadlineMs(ledger, calendar, LATER);
        expect(endMs).toBeGreaterThanOrEqual(plainEndMs);
        expect(elapsedMs(plainEndMs, endMs, budget.kind, calendar)).toBeLessThanOrEqual(pausedMs);
      }),
    );
  });

  it('puts the shares of a limit in order, none before the start and the last at the deadline', () => {
    fc.assert(
      fc.property(
        calendars,
        starts,
        budgets,
        pauseLengths,
        fc.option(fc.nat(2_000)),
        (calendar, startMs, budget, lengths, promisedSteps) => {
          const promisedMs = promisedSteps === null ? undefined : startMs + promisedSteps * STEP_MS;
          const ledger = withPauses(startLedger(startMs, budget, promisedMs), lengths);
          const shares = [0, 50, 80, 100].map((percent) => shareInstantMs(ledger, calendar, percent, LATER));
          expect(shares).toEqual(shares.toSorted((one, other) => one - other));
          expect(shares[0]).toBeGreaterThanOrEqual(startMs);
          expect(shares[3]).toBe(deadlineMs(ledger, calendar, LATER));
        },
      ),
    );
  });
});
