import chineseDays from 'chinese-days';

import type { Holidays } from '../pack.ts';

const DAY_MS = 86_400_000;

/** Days off and days made working days (调休), as far as the State Council has announced them and the library knows: a later year adds none. */
export function chineseHolidays(years: readonly number[]): Holidays {
  const special = years.flatMap(datesOf).flatMap((date) => {
    const { name, work } = chineseDays.getDayDetail(date);
    // a special day is named `National Day,国庆节,3`, any other by its weekday
    return name.includes(',') ? [{ date, work }] : [];
  });
  return {
    holidays: special.filter(({ work }) => !work).map(({ date }) => date),
    workdays: special.filter(({ work }) => work).map(({ date }) => date),
  };
}

function datesOf(year: number): string[] {
  const first = Date.UTC(year, 0, 1);
  const days = (Date.UTC(year + 1, 0, 1) - first) / DAY_MS;
  return Array.from({ length: days }, (_, day) => new Date(first + day * DAY_MS).toISOString().slice(0, 10));
}
