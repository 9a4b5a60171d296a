import { DateTime } from 'luxon';

import { addBudget, elapsedMs, type Budget, type TimeKind, type WorkingCalendar } from './working-calendar.js';

const SHANGHAI: WorkingCalendar = {
  zone: 'Asia/Shanghai',
  weekdays: [1, 2, 3, 4, 5],
  windows: [{ from: '09:00', to: '17:00' }],
  holidays: [],
  workdays: [],
};
const WITH_LUNCH: WorkingCalendar = {
  ...SHANGHAI,
  windows: [
    { from: '09:00', to: '12:00' },
    { from: '13:30', to: '18:00' },
  ],
};
const NEW_YORK: WorkingCalendar = { ...SHANGHAI, zone: 'America/New_York' };

const hours = (amount: number): Budget => ({ amount, kind: 'hours' });
const workingHours = (amount: number): Budget => ({ amount, kind: 'working-hours' });
const workingDays = (amount: number): Budget => ({ amount, kind: 'working-days' });
const calendarDays = (amount: number): Budget => ({ amount, kind: 'calendar-days' });

function end(start: string, budget: Budget, calendar: WorkingCalendar): string {
  const { zone } = calendar;
  return DateTime.fromMillis(addBudget(DateTime.fromISO(start, { zone }).toMillis(), budget, calendar), { zone }).toFormat(
    "yyyy-MM-dd'T'HH:mm",
  );
}

function elapsedHours(from: string, to: string, kind: TimeKind, calendar: WorkingCalendar): number {
  const instantMs = (text: string): number => DateTime.fromISO(text, { zone: calendar.zone }).toMillis();
  return elapsedMs(instantMs(from), instantMs(to), kind, calendar) / 3_600_000;
}

describe('working hours', () => {
  it('carry Friday 16:30 plus one hour over the weekend to Monday 09:30', () => {
    expect(end('2026-03-06T16:30', workingHours(1), SHANGHAI)).toBe('2026-03-09T09:30');
  });

  it('stand still over lunch', () => {
    expect(end('2026-03-06T11:30', workingHours(1), WITH_LUNCH)).toBe('2026-03-06T14:00');
    expect(end('2026-03-06T12:15', workingHours(1), WITH_LUNCH)).toBe('2026-03-06T14:30');
  });

  it('end with the window that they fill, not at the next one', () => {
    expect(end('2026-03-06T16:30', workingHours(0.5), SHANGHAI)).toBe('2026-03-06T17:00');
  });

  it('begin with the next window when a report comes at night', () => {
    expect(end('2026-03-05T23:59', workingHours(1), SHANGHAI)).toBe('2026-03-06T10:00');
  });

  it('stand still on holidays and run on a weekend made a working day: 调休', () => {
    // National Day 2026: off 1–7 October, at work on Sunday 20 September and Saturday 10 October
    const october: WorkingCalendar = {
      ...SHANGHAI,
      holidays: ['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'],
      workdays: ['2026-09-20', '2026-10-10'],
    };
    expect(end('2026-09-30T16:00', workingHours(2), october)).toBe('2026-10-08T10:00');
    expect(end('2026-10-09T16:30', workingHours(1), october)).toBe('2026-10-10T09:30');
    expect(elapsedHours('2026-09-19T00:00', '2026-09-21T00:00', 'working-hours', october)).toBe(8);
  });

  it('run on a day that is both a holiday and made a working day', () => {
    const moved: WorkingCalendar = { ...SHANGHAI, holidays: ['2026-03-06'], workdays: ['2026-03-06'] };
    expect(end('2026-03-06T09:00', workingHours(8), moved)).toBe('2026-03-06T17:00');
  });

  it('count 29 February in a leap year only', () => {
    expect(end('2028-02-28T16:30', workingHours(1), SHANGHAI)).toBe('2028-02-29T09:30');
    expect(end('2027-02-26T16:30', workingHours(1), SHANGHAI)).toBe('2027-03-01T09:30');
  });

  it('keep to the local clock when New York changes to summer time', () => {
    // Sunday 8 March 2026, 02:00 → 03:00
    expect(end('2026-03-06T16:30', workingHours(1), NEW_YORK)).toBe('2026-03-09T09:30');
    const nights: WorkingCalendar = { ...NEW_YORK, weekdays: [7], windows: [{ from: '00:00', to: '06:00' }] };
    expect(elapsedHours('2026-03-08T00:00', '2026-03-08T06:00', 'working-hours', nights)).toBe(5);
    expect(elapsedHours('2026-11-01T00:00', '2026-11-01T06:00', 'working-hours', nights)).toBe(7);
  });

  it('may run up to midnight', () => {
    const roundTheClock: WorkingCalendar = { ...SHANGHAI, weekdays: [1, 2, 3, 4, 5, 6, 7], windows: [{ from: '00:00', to: '24:00' }] };
    expect(end('2026-03-06T23:30', workingHours(1), roundTheClock)).toBe('2026-03-07T00:30');
  });
});

describe('working days', () => {
  it('end at the same time of day on the next working day', () => {
    expect(end('2026-03-06T11:00', workingDays(1), WITH_LUNCH)).toBe('2026-03-09T11:00');
  });

  it('last a whole day from its opening for a report made before it or on a day off', () => {
    expect(end('2026-03-06T07:00', workingDays(1), SHANGHAI)).toBe('2026-03-06T17:00');
    expect(end('2026-03-07T10:00', workingDays(1), SHANGHAI)).toBe('2026-03-09T17:00');
  });
});

describe('continuous time', () => {
  it('runs through nights and weekends', () => {
    expect(end('2026-03-06T16:30', hours(24), SHANGHAI)).toBe('2026-03-07T16:30');
  });

  it('keeps the time of day over a change to summer time in calendar days, but not in hours', () => {
    expect(end('2026-03-07T12:00', calendarDays(1), NEW_YORK)).toBe('2026-03-08T12:00');
    expect(end('2026-03-07T12:00', hours(24), NEW_YORK)).toBe('2026-03-08T13:00');
  });

  it('crosses midnight in Shanghai, which is afternoon in UTC', () => {
    expect(end('2026-03-06T23:30', hours(1), SHANGHAI)).toBe('2026-03-07T00:30');
    expect(end('2026-12-31T23:59', calendarDays(1), SHANGHAI)).toBe('2027-01-01T23:59');
  });

  it('takes a year from 29 February to the end of the next February', () => {
    expect(end('2028-02-29T10:00', calendarDays(366), SHANGHAI)).toBe('2029-03-01T10:00');
    expect(end('2028-02-28T10:00', calendarDays(1), SHANGHAI)).toBe('2028-02-29T10:00');
  });
});

describe('a budget or calendar that makes no sense', () => {
  it.each([-1, Number.NaN, Number.POSITIVE_INFINITY])('is refused: an amount of %p', (amount) => {
    expect(() => addBudget(0, hours(amount), SHANGHAI)).toThrow('amount');
  });

  it.each<[string, Partial<WorkingCalendar>]>([
    ['unknown zone', { zone: 'Mars/Olympus' }],
    ['time of day', { windows: [{ from: '9:00', to: '17:00' }] }],
    ['time of day', { windows: [{ from: '09:00', to: '24:30' }] }],
    ['in order', { windows: [{ from: '17:00', to: '09:00' }] }],
    [
      'in order',
      {
        windows: [
          { from: '09:00', to: '12:00' },
          { from: '11:00', to: '17:00' },
        ],
      },
    ],
    ['too little working time', { weekdays: [] }],
    ['too little working time', { windows: [] }],
  ])('is refused instead of searching for ever: %s', (message, part) => {
    expect(() => addBudget(0, workingHours(1), { ...SHANGHAI, ...part })).toThrow(message);
  });
});
