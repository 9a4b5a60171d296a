import { dateOf, dayNumberOf } from '@xianban/rules/local-time';
import { isWorkingDate, type WorkingCalendar } from '@xianban/rules/working-calendar';

/** Who takes turns from a date on. */
export interface Turns {
  /** ISO date. */
  readonly since: string;
  /** At least one, in the order of their turns. */
  readonly members: readonly string[];
}

/** Who sits at the counter on a day; nobody on a day off, and before the first roster. */
export interface DutyDay {
  readonly date: string;
  readonly member?: string;
}

/**
 * Who sits at the counter day by day. Members take turns by working day, the first on the first working day of the roster; a day off shifts everybody,
 * so that nobody is let off.
 * @param rosters of one community, in any order
 * @param from ISO date of the first day
 */
export function dutyDays(rosters: readonly Turns[], from: string, days: number, calendar: WorkingCalendar): DutyDay[] {
  const first = dayNumberOf(from);
  return Array.from({ length: days }, (_, ahead) => {
    const date = dateOf(first + ahead);
    const roster = rosters.filter(({ since }) => since <= date).reduce<Turns | undefined>(later, undefined);
    if (!roster || !isWorkingDate(date, calendar)) return { date };
    const turn = workingDaysBetween(roster.since, date, calendar) % roster.members.length;
    return { date, member: roster.members[turn] };
  });
}

function later(one: Turns | undefined, other: Turns): Turns {
  return one && one.since > other.since ? one : other;
}

/** Working days from one date up to the day before another. */
function workingDaysBetween(from: string, to: string, calendar: WorkingCalendar): number {
  let count = 0;
  for (let day = dayNumberOf(from); day < dayNumberOf(to); day += 1) if (isWorkingDate(dateOf(day), calendar)) count += 1;
  return count;
}
