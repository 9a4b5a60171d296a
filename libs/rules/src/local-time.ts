import { DateTime, IANAZone } from 'luxon';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** The zone of an IANA name. @throws RangeError if there is none. */
export function zoneOf(name: string): IANAZone {
  if (!IANAZone.isValidZone(name)) throw new RangeError(`unknown zone: ${name}`);
  return IANAZone.create(name);
}

/** The day (days since 1970-01-01) that a zone's calendars show at an instant. */
export function dayNumberAt(instantMs: number, zone: IANAZone): number {
  return Math.floor((instantMs + zone.offset(instantMs) * MINUTE_MS) / DAY_MS);
}

/** ISO date of a day, e.g. 2026-02-28. */
export function dateOf(dayNumber: number): string {
  return new Date(dayNumber * DAY_MS).toISOString().slice(0, 10);
}

/** The day that an ISO date names. */
export function dayNumberOf(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / DAY_MS;
}

/** ISO weekday of a day, 1 (Monday) to 7. */
export function weekdayOf(dayNumber: number): number {
  return new Date(dayNumber * DAY_MS).getUTCDay() || 7;
}

/** Minutes since midnight of `HH:mm`, up to `24:00`. @throws RangeError for anything else. */
export function minuteOfDay(text: string): number {
  const [, hours, minutes] = /^(\d{2}):([0-5]\d)$/.exec(text) ?? [];
  const minute = Number(hours) * 60 + Number(minutes);
  if (!(minute <= 24 * 60)) throw new RangeError(`a time of day must look like 09:30, but it was ${JSON.stringify(text)}`);
  return minute;
}

/** The instant at which a zone's clocks show that minute of that day. */
export function localMinuteMs(dayNumber: number, minute: number, zone: IANAZone): number {
  const local = new Date(dayNumber * DAY_MS + minute * MINUTE_MS);
  return DateTime.fromObject(
    {
      year: local.getUTCFullYear(),
      month: local.getUTCMonth() + 1,
      day: local.getUTCDate(),
      hour: local.getUTCHours(),
      minute: local.getUTCMinutes(),
    },
    { zone },
  ).toMillis();
}
