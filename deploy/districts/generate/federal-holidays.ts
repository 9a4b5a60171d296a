import { DateTime } from 'luxon';

import type { Holidays } from '../pack.ts';

/** The ten holidays of the United States' federal law (5 U.S.C. 6103, as it stood in 2015) on the days on which offices close. */
export function federalHolidays(years: readonly number[]): Holidays {
  return { holidays: years.flatMap(holidaysOf).map((day) => day.toISODate()), workdays: [] };
}

type Day = DateTime<true>;

function holidaysOf(year: number): Day[] {
  return [
    observed(on(year, 1, 1)),
    nthMonday(year, 1, 3), // Martin Luther King's birthday
    nthMonday(year, 2, 3), // Washington's birthday
    lastMonday(year, 5), // Memorial Day
    observed(on(year, 7, 4)),
    nthMonday(year, 9, 1), // Labor Day
    nthMonday(year, 10, 2), // Columbus Day
    observed(on(year, 11, 11)), // Veterans Day
    nth(year, 11, THURSDAY, 4), // Thanksgiving
    observed(on(year, 12, 25)),
  ];
}

const MONDAY = 1;
const THURSDAY = 4;
const SATURDAY = 6;
const SUNDAY = 7;

function on(year: number, month: number, day: number): Day {
  return DateTime.utc(year, month, day) as Day;
}

/** A holiday on a Saturday is kept on Friday, one on a Sunday on Monday. */
function observed(day: Day): Day {
  if (day.weekday === SATURDAY) return day.minus({ days: 1 });
  return day.weekday === SUNDAY ? day.plus({ days: 1 }) : day;
}

function nthMonday(year: number, month: number, n: number): Day {
  return nth(year, month, MONDAY, n);
}

function nth(year: number, month: number, weekday: number, n: number): Day {
  const first = on(year, month, 1);
  return first.plus({ days: ((weekday - first.weekday + 7) % 7) + 7 * (n - 1) });
}

function lastMonday(year: number, month: number): Day {
  const last = on(year, month, 1).plus({ months: 1 }).minus({ days: 1 });
  return last.minus({ days: last.weekday - MONDAY });
}
