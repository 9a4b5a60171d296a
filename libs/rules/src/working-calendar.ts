import { DateTime, type IANAZone } from 'luxon';

import { dateOf, dayNumberAt, dayNumberOf, localMinuteMs, minuteOfDay, weekdayOf, zoneOf } from './local-time.js';

/** When a district works. Dates and times are local to `zone`. */
export interface WorkingCalendar {
  /** IANA name, e.g. Asia/Shanghai. */
  readonly zone: string;
  /** ISO weekdays, 1 (Monday) to 7. */
  readonly weekdays: readonly number[];
  /**
   * The working windows of a day as `HH:mm` (`24:00` ends a day), in order and apart, the same on every working day. No edge may lie in an hour
   * that the zone skips or repeats.
   */
  readonly windows: readonly { readonly from: string; readonly to: string }[];
  /** ISO dates on which nobody works, though the weekday says so. */
  readonly holidays: readonly string[];
  /** ISO dates on which people work, though the weekday or a holiday says not: 调休. */
  readonly workdays: readonly string[];
}

/**
 * How time is counted. `hours` are continuous; `calendar-days` end at the same time of day; `working-hours` count only inside the windows; a
 * `working-day` is as many working hours as one day's windows have. Source: domain.md, time kinds.
 */
export type TimeKind = 'hours' | 'working-hours' | 'working-days' | 'calendar-days';

/** An amount of time (≥ 0, fractions allowed) that someone has, e.g. 7 calendar days. */
export interface Budget {
  readonly amount: number;
  readonly kind: TimeKind;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** Where a search for working time gives up: twenty years. */
const SEARCH_DAYS = 20 * 366;

/**
 * The earliest instant (epoch milliseconds) at which the budget is used up if it starts to count at `startMs`.
 * @throws RangeError if the amount is negative or not finite, the zone unknown, or the calendar has too little working time.
 */
export function addBudget(startMs: number, budget: Budget, calendar: WorkingCalendar): number {
  const { amount, kind } = budget;
  if (!(amount >= 0 && Number.isFinite(amount)))
    throw new RangeError(`a budget's amount must be finite and at least 0, but it was ${amount}`);
  switch (kind) {
    case 'hours':
      return startMs + Math.round(amount * HOUR_MS);
    case 'calendar-days':
      return addCalendarDays(startMs, amount, prepared(calendar).zone);
    case 'working-hours':
      return addCountedMs(startMs, Math.round(amount * HOUR_MS), kind, calendar);
    case 'working-days':
      return addCountedMs(startMs, Math.round(amount * prepared(calendar).workingDayMs), kind, calendar);
    default:
      throw new RangeError(`unknown kind of time: ${String(kind satisfies never)}`);
  }
}

/** Milliseconds that count between two instants: all of them, or those in working time for the working kinds. 0 if `toMs` is not later. */
export function elapsedMs(fromMs: number, toMs: number, kind: TimeKind, calendar: WorkingCalendar): number {
  if (toMs <= fromMs) return 0;
  if (isContinuous(kind)) return toMs - fromMs;

  const plan = prepared(calendar);
  const lastDay = dayNumberAt(toMs, plan.zone);
  let countedMs = 0;
  for (let day = dayNumberAt(fromMs, plan.zone); day <= lastDay; day += 1) {
    for (const window of windowsOfDay(day, plan)) {
      countedMs += Math.max(0, Math.min(toMs, window.toMs) - Math.max(fromMs, window.fromMs));
    }
  }
  return countedMs;
}

/** The earliest instant at which `countedMs` milliseconds have counted since `fromMs`. @throws RangeError as `addBudget` does. */
export function addCountedMs(fromMs: number, countedMs: number, kind: TimeKind, calendar: WorkingCalendar): number {
  if (isContinuous(kind) || countedMs <= 0) return fromMs + Math.max(0, countedMs);

  const plan = prepared(calendar);
  const firstDay = dayNumberAt(fromMs, plan.zone);
  let leftMs = countedMs;
  for (let day = firstDay; day <= firstDay + SEARCH_DAYS; day += 1) {
    for (const window of windowsOfDay(day, plan)) {
      const beginMs = Math.max(fromMs, window.fromMs);
      if (beginMs >= window.toMs) continue;
      if (leftMs <= window.toMs - beginMs) return beginMs + leftMs;
      leftMs -= window.toMs - beginMs;
    }
  }
  throw new RangeError(`the working calendar of ${calendar.zone} has too little working time`);
}

/** True if people work on that ISO date. @throws RangeError for a calendar that makes no sense */
export function isWorkingDate(date: string, calendar: WorkingCalendar): boolean {
  return isWorkingDay(dayNumberOf(date), prepared(calendar));
}

function isContinuous(kind: TimeKind): boolean {
  return kind === 'hours' || kind === 'calendar-days';
}

function addCalendarDays(startMs: number, amount: number, zone: IANAZone): number {
  const wholeDays = Math.trunc(amount);
  const sameTimeOfDay = DateTime.fromMillis(startMs, { zone }).plus({ days: wholeDays });
  return sameTimeOfDay.toMillis() + Math.round((amount - wholeDays) * DAY_MS);
}

/** One stretch of working time in epoch milliseconds. */
interface WorkingWindow {
  readonly fromMs: number;
  readonly toMs: number;
}

interface MinuteWindow {
  readonly fromMinute: number;
  readonly toMinute: number;
}

/** What is asked of a calendar again and again, read once. */
interface PreparedCalendar {
  readonly zone: IANAZone;
  readonly weekdays: ReadonlySet<number>;
  readonly holidays: ReadonlySet<string>;
  readonly workdays: ReadonlySet<string>;
  readonly windows: readonly MinuteWindow[];
  /** Length of a working day on which the zone's offset does not change. */
  readonly workingDayMs: number;
  readonly days: Map<number, readonly WorkingWindow[]>;
}

// zone arithmetic goes through Intl and is slow; what is kept here are answers of pure functions, so it changes none of them, in a replay neither
const preparedCalendars = new WeakMap<WorkingCalendar, PreparedCalendar>();

function prepared(calendar: WorkingCalendar): PreparedCalendar {
  let plan = preparedCalendars.get(calendar);
  if (!plan) {
    plan = prepare(calendar);
    preparedCalendars.set(calendar, plan);
  }
  return plan;
}

function prepare(calendar: WorkingCalendar): PreparedCalendar {
  const windows = calendar.windows.map(({ from, to }) => ({ fromMinute: minuteOfDay(from), toMinute: minuteOfDay(to) }));
  let endMinute = 0;
  for (const { fromMinute, toMinute } of windows) {
    if (fromMinute < endMinute || toMinute <= fromMinute) throw new RangeError('working windows must be in order, apart and not empty');
    endMinute = toMinute;
  }
  return {
    zone: zoneOf(calendar.zone),
    weekdays: new Set(calendar.weekdays),
    holidays: new Set(calendar.holidays),
    workdays: new Set(calendar.workdays),
    windows,
    workingDayMs: windows.reduce((sumMs, { fromMinute, toMinute }) => sumMs + (toMinute - fromMinute) * MINUTE_MS, 0),
    days: new Map(),
  };
}

/** The working windows of one day in order; none on a day off. */
function windowsOfDay(day: number, plan: PreparedCalendar): readonly WorkingWindow[] {
  let windows = plan.days.get(day);
  if (!windows) {
    windows = isWorkingDay(day, plan) ? plan.windows.map((window) => onDay(day, window, plan.zone)) : [];
    plan.days.set(day, windows);
  }
  return windows;
}

function isWorkingDay(day: number, plan: PreparedCalendar): boolean {
  const date = dateOf(day);
  return plan.workdays.has(date) || (plan.weekdays.has(weekdayOf(day)) && !plan.holidays.has(date));
}

function onDay(day: number, window: MinuteWindow, zone: IANAZone): WorkingWindow {
  return { fromMs: localMinuteMs(day, window.fromMinute, zone), toMs: localMinuteMs(day, window.toMinute, zone) };
}
