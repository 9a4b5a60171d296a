import type { LadderLevel } from '@xianban/contracts/values/judgement';
import fc from 'fast-check';

import { dueRung, nextRung, rungInstantMs, type Ladder } from './ladder.js';
import { deadlineMs, isPaused, pauseLedger, resumeLedger, startLedger, type LimitLedger } from './limit.js';
import type { WorkingCalendar } from './working-calendar.js';

const LADDER: Ladder = [
  { level: 'community', percent: 50 },
  { level: 'street', percent: 80 },
  { level: 'district', percent: 100 },
];
const CALENDAR: WorkingCalendar = {
  zone: 'Asia/Shanghai',
  weekdays: [1, 2, 3, 4, 5],
  windows: [{ from: '09:00', to: '17:00' }],
  holidays: [],
  workdays: [],
};
const HOUR_MS = 3_600_000;
const LEDGER = startLedger(0, { amount: 10, kind: 'hours' });

const dueAt = (hours: number, fired: readonly LadderLevel[] = [], ledger: LimitLedger = LEDGER): LadderLevel | undefined =>
  dueRung(LADDER, fired, ledger, CALENDAR, hours * HOUR_MS)?.level;

describe('the ladder', () => {
  it('reaches the community at 50 %, the street at 80 % and the district at 100 % of the limit', () => {
    expect(LADDER.map((rung) => rungInstantMs(LEDGER, CALENDAR, rung, 0) / HOUR_MS)).toEqual([5, 8, 10]);
    expect([4.99, 5, 8, 10].map((hours) => dueAt(hours))).toEqual([undefined, 'community', 'street', 'district']);
  });

  it('waits for the lowest rung that has not fired', () => {
    expect(nextRung(LADDER, [])?.level).toBe('community');
    expect(nextRung(LADDER, ['community'])?.level).toBe('street');
    expect(nextRung(LADDER, ['community', 'street', 'district'])).toBeUndefined();
  });

  it('skips what it passed for ever: after a return only the highest due rung fires', () => {
    expect(dueAt(9)).toBe('street');
    expect(dueAt(9, ['street'])).toBeUndefined();
    expect(nextRung(LADDER, ['street'])?.level).toBe('district');
  });

  it('stands still in a pause', () => {
    const paused = pauseLedger(LEDGER, 4 * HOUR_MS);
    expect(dueAt(100, [], paused)).toBeUndefined();
    expect(dueAt(101.5, [], resumeLedger(paused, 100 * HOUR_MS))).toBe('community');
  });

  it('has no rung where a district wants none', () => {
    expect(nextRung([], [])).toBeUndefined();
    expect(dueRung([], [], LEDGER, CALENDAR, 100 * HOUR_MS)).toBeUndefined();
  });
});

type Event = 'accepted' | 'returned' | 'paused' | 'resumed' | 'nothing';

describe('the ladder in any course of events', () => {
  const courses = fc.array(
    fc.record({ afterMs: fc.nat(4 * HOUR_MS), event: fc.constantFrom<Event>('accepted', 'returned', 'paused', 'resumed', 'nothing') }),
    { maxLength: 40 },
  );
  const kinds = fc.constantFrom('hours', 'working-hours', 'calendar-days', 'working-days');

  it('fires each rung at most once, in order, never early and never while accepted', () => {
    fc.assert(
      fc.property(courses, kinds, fc.integer({ min: 1, max: 12 }), (course, kind, amount) => {
        let ledger = startLedger(0, { amount, kind });
        let accepted = false;
        let nowMs = 0;
        const fired: LadderLevel[] = [];
        for (const { afterMs, event } of course) {
          nowMs += afterMs;
          if (event === 'accepted') accepted = true;
          if (event === 'returned') accepted = false;
          if (event === 'paused') ledger = pauseLedger(ledger, nowMs);
          if (event === 'resumed') ledger = resumeLedger(ledger, nowMs);
          const rung = accepted ? undefined : dueRung(LADDER, fired, ledger, CALENDAR, nowMs);
          if (!rung) continue;

          expect(rungInstantMs(ledger, CALENDAR, rung, nowMs)).toBeLessThanOrEqual(nowMs);
          expect(fired).not.toContain(rung.level);
          fired.push(rung.level);
        }
        const heights = fired.map((level) => LADDER.findIndex((rung) => rung.level === level));
        expect(heights).toEqual(heights.toSorted((one, other) => one - other));
      }),
    );
  });

  it('ends on the same rung however often it is looked at', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20 * HOUR_MS), { minLength: 1, maxLength: 30 }), (looks) => {
        const ascending = looks.toSorted((one, other) => one - other);
        const fired: LadderLevel[] = [];
        for (const nowMs of ascending) {
          const rung = dueRung(LADDER, fired, LEDGER, CALENDAR, nowMs);
          if (rung) fired.push(rung.level);
        }
        expect(fired.at(-1)).toBe(dueRung(LADDER, [], LEDGER, CALENDAR, ascending.at(-1)!)?.level);
      }),
    );
  });

  it('fires every rung of an issue that nobody ever accepts, in order, if each timer is waited for', () => {
    fc.assert(
      fc.property(courses, kinds, (course, kind) => {
        let ledger = startLedger(0, { amount: 3, kind });
        let nowMs = 0;
        for (const { afterMs, event } of course) {
          nowMs += afterMs;
          if (event === 'paused') ledger = pauseLedger(ledger, nowMs);
          if (event === 'resumed') ledger = resumeLedger(ledger, nowMs);
        }
        if (isPaused(ledger)) ledger = resumeLedger(ledger, nowMs);
        const fired: LadderLevel[] = [];
        for (let rung = nextRung(LADDER, fired); rung; rung = nextRung(LADDER, fired)) {
          const timerMs = rungInstantMs(ledger, CALENDAR, rung, nowMs);
          expect(timerMs).toBeLessThanOrEqual(deadlineMs(ledger, CALENDAR, nowMs));
          expect(dueRung([rung], [], ledger, CALENDAR, timerMs - 1)).toBeUndefined();
          expect(dueRung(LADDER, fired, ledger, CALENDAR, timerMs)?.level).toBe(rung.level);
          fired.push(rung.level);
        }
        expect(fired).toEqual(['community', 'street', 'district']);
      }),
    );
  });
});
