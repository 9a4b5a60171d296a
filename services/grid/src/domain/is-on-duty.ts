import { DateTime } from 'luxon';

import type { Duty } from '@xianban/service-kit/district/unit';

/** A moment as a roster reads it. */
export interface RosterMoment {
  /** ISO weekday, 1 = Monday. */
  readonly weekday: number;
  /** `HH:mm` in the district's zone. */
  readonly time: string;
}

/** An instant (epoch milliseconds) on the clock on the district's wall. */
export function rosterMoment(nowMs: number, zone: string): RosterMoment {
  const now = DateTime.fromMillis(nowMs, { zone });
  return { weekday: now.weekday, time: now.toFormat('HH:mm') };
}

/** True if a unit with this duty works at that moment. No duty at all means round the clock. */
export function isOnDuty(duty: readonly Duty[] | undefined, moment: RosterMoment): boolean {
  if (!duty) return true;
  const dayBefore = moment.weekday === 1 ? 7 : moment.weekday - 1;
  return duty.some(({ weekdays, from, to }) => {
    const today = weekdays.includes(moment.weekday);
    if (from < to) return today && from <= moment.time && moment.time < to;
    return (today && from <= moment.time) || (weekdays.includes(dayBefore) && moment.time < to);
  });
}
