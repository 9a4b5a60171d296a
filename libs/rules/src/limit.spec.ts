import {
  changeBudget,
  correctBudget,
  deadlineMs,
  isOverdue,
  isPaused,
  pauseLedger,
  promise,
  resolveLedger,
  resumeLedger,
  shareInstantMs,
  startLedger,
  type LimitLedger,
} from './limit.js';
import type { Budget, WorkingCalendar } from './working-calendar.js';

const CALENDAR: WorkingCalendar = {
  zone: 'Asia/Shanghai',
  weekdays: [1, 2, 3, 4, 5],
  windows: [{ from: '09:00', to: '17:00' }],
  holidays: [],
  workdays: [],
};
const DAY: Budget = { amount: 24, kind: 'hours' };
const WORKING_DAY: Budget = { amount: 8, kind: 'working-hours' };

const at = (local: string): number => Date.parse(`${local}:00+08:00`);
const local = (instantMs: number): string => new Date(instantMs + 8 * 3_600_000).toISOString().slice(0, 16);
const deadline = (ledger: LimitLedger, now: string): string => local(deadlineMs(ledger, CALENDAR, at(now)));

const MONDAY = '2026-03-02T09:00';

describe('a limit', () => {
  it('runs from receipt to the end of its budget', () => {
    expect(deadline(startLedger(at(MONDAY), DAY), MONDAY)).toBe('2026-03-03T09:00');
  });

  it('is over only after its last instant', () => {
    const ledger = startLedger(at(MONDAY), DAY);
    expect(isOverdue(ledger, CALENDAR, at('2026-03-03T09:00'))).toBe(false);
    expect(isOverdue(ledger, CALENDAR, at('2026-03-03T09:00') + 1)).toBe(true);
  });

  it('stops at resolution: what came in time stays in time', () => {
    const ledger = startLedger(at(MONDAY), DAY);
    expect(isOverdue(resolveLedger(ledger, at('2026-03-03T08:59')), CALENDAR, at('2026-04-01T00:00'))).toBe(false);
    expect(isOverdue(resolveLedger(ledger, at('2026-03-03T09:01')), CALENDAR, at('2026-04-01T00:00'))).toBe(true);
  });

  it('takes overdue back when it turns out that it was resolved before', () => {
    const ledger = startLedger(at(MONDAY), DAY);
    const late = at('2026-03-04T12:00');
    expect(isOverdue(ledger, CALENDAR, late)).toBe(true);
    expect(isOverdue(resolveLedger(ledger, at('2026-03-02T20:00')), CALENDAR, late)).toBe(false);
  });
});

describe('a pause', () => {
  const paused = pauseLedger(startLedger(at(MONDAY), DAY), at('2026-03-02T12:00'));

  it('moves the deadline by its length', () => {
    const ledger = resumeLedger(paused, at('2026-03-02T15:00'));
    expect(deadline(ledger, '2026-03-02T15:00')).toBe('2026-03-03T12:00');
  });

  it('moves the deadline as long as it lasts and never lets it pass', () => {
    expect(isPaused(paused)).toBe(true);
    expect(deadline(paused, '2026-03-10T12:00')).toBe('2026-03-11T09:00');
    expect(isOverdue(paused, CALENDAR, at('2026-06-10T12:00'))).toBe(false);
  });

  it('counts only where it overlaps working time', () => {
    const working = startLedger(at(MONDAY), WORKING_DAY);
    const overNight = resumeLedger(pauseLedger(working, at('2026-03-02T16:00')), at('2026-03-03T10:00'));
    expect(deadline(overNight, '2026-03-03T10:00')).toBe('2026-03-03T11:00');
    const weekendOnly = resumeLedger(
      pauseLedger(startLedger(at('2026-03-06T13:00'), WORKING_DAY), at('2026-03-06T18:00')),
      at('2026-03-08T20:00'),
    );
    expect(deadline(weekendOnly, '2026-03-08T20:00')).toBe('2026-03-09T13:00');
  });

  it('changes nothing once the limit has passed', () => {
    const ledger = resumeLedger(pauseLedger(startLedger(at(MONDAY), DAY), at('2026-03-04T00:00')), at('2026-03-09T00:00'));
    expect(deadline(ledger, '2026-03-09T00:00')).toBe('2026-03-03T09:00');
    expect(isOverdue(ledger, CALENDAR, at('2026-03-09T00:00'))).toBe(true);
  });

  it('adds up with others, each once, even if one is told late', () => {
    const first = resumeLedger(paused, at('2026-03-02T15:00'));
    const second = resumeLedger(pauseLedger(first, at('2026-03-02T14:00')), at('2026-03-02T16:00'));
    expect(deadline(second, '2026-03-02T16:00')).toBe('2026-03-03T13:00');
  });

  it('is neither begun nor ended twice', () => {
    expect(pauseLedger(paused, at('2026-03-02T14:00'))).toBe(paused);
    const resumed = resumeLedger(paused, at('2026-03-02T15:00'));
    expect(resumeLedger(resumed, at('2026-03-02T18:00'))).toBe(resumed);
  });

  it('ends at resolution', () => {
    const ledger = resolveLedger(paused, at('2026-03-02T14:00'));
    expect(deadline(ledger, '2026-04-01T00:00')).toBe('2026-03-03T11:00');
  });
});

describe('another budget', () => {
  it('runs from the same start and keeps the pause already accrued', () => {
    const paused = resumeLedger(pauseLedger(startLedger(at(MONDAY), DAY), at('2026-03-02T12:00')), at('2026-03-02T15:00'));
    expect(deadline(changeBudget(paused, { amount: 7, kind: 'calendar-days' }), '2026-03-02T15:00')).toBe('2026-03-09T12:00');
    expect(deadline(changeBudget(paused, { amount: 2, kind: 'hours' }), '2026-03-02T15:00')).toBe('2026-03-02T11:00');
  });
});

describe('a promise', () => {
  it('stands in for the budget when someone else set the limit', () => {
    const ledger = startLedger(at(MONDAY), DAY, at('2026-03-20T08:30'));
    expect(deadline(ledger, MONDAY)).toBe('2026-03-20T08:30');
  });

  it('is moved by pauses after it, not by those that were known when it was made', () => {
    const paused = resumeLedger(pauseLedger(startLedger(at(MONDAY), DAY), at('2026-03-02T12:00')), at('2026-03-02T15:00'));
    const extended = promise(paused, at('2026-03-06T12:00'), at('2026-03-02T16:00'));
    expect(deadline(extended, '2026-03-02T16:00')).toBe('2026-03-06T12:00');
    const pausedAgain = resumeLedger(pauseLedger(extended, at('2026-03-03T00:00')), at('2026-03-04T00:00'));
    expect(deadline(pausedAgain, '2026-03-04T00:00')).toBe('2026-03-07T12:00');
  });

  it('counts only the rest of a pause in which it was made', () => {
    const paused = pauseLedger(startLedger(at(MONDAY), DAY), at('2026-03-02T12:00'));
    const resumed = resumeLedger(promise(paused, at('2026-03-06T12:00'), at('2026-03-02T14:00')), at('2026-03-02T15:00'));
    expect(deadline(resumed, '2026-03-02T15:00')).toBe('2026-03-06T13:00');
  });

  it('is not moved by another class of limit', () => {
    const ledger = changeBudget(startLedger(at(MONDAY), DAY, at('2026-03-20T08:30')), WORKING_DAY);
    expect(deadline(ledger, MONDAY)).toBe('2026-03-20T08:30');
  });

  it('passes where it was made to end before it began', () => {
    const ledger = startLedger(at(MONDAY), DAY, at('2026-03-01T00:00'));
    expect(isOverdue(ledger, CALENDAR, at(MONDAY))).toBe(true);
    expect(shareInstantMs(ledger, CALENDAR, 50, at(MONDAY))).toBeLessThanOrEqual(at(MONDAY));
  });
});

describe('a corrected class of limit', () => {
  const WEEK: Budget = { amount: 7 * 24, kind: 'hours' };
  const corrected = (ledger: LimitLedger, budget: Budget): string =>
    deadline(correctBudget(ledger, budget, CALENDAR, at('2026-03-02T12:00')), '2026-03-02T12:00');

  it('counts from receipt, as if it had been known from the start', () => {
    expect(corrected(startLedger(at(MONDAY), WEEK), DAY)).toBe('2026-03-03T09:00');
    expect(corrected(startLedger(at(MONDAY), DAY), WEEK)).toBe('2026-03-09T09:00');
  });

  it('keeps the pauses so far', () => {
    const paused = resumeLedger(pauseLedger(startLedger(at(MONDAY), WEEK), at('2026-03-02T10:00')), at('2026-03-02T11:00'));
    expect(corrected(paused, DAY)).toBe('2026-03-03T10:00');
  });

  it('ends a later promise if it is shorter', () => {
    expect(corrected(startLedger(at(MONDAY), WEEK, at('2026-03-20T09:00')), DAY)).toBe('2026-03-03T09:00');
  });

  it('leaves an earlier promise, and any promise if it is longer', () => {
    expect(corrected(startLedger(at(MONDAY), WEEK, at('2026-03-02T20:00')), DAY)).toBe('2026-03-02T20:00');
    expect(corrected(startLedger(at(MONDAY), DAY, at('2026-03-20T09:00')), WEEK)).toBe('2026-03-20T09:00');
    expect(corrected(startLedger(at(MONDAY), DAY, at('2026-03-02T20:00')), WEEK)).toBe('2026-03-02T20:00');
  });
});
