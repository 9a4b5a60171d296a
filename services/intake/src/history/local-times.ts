import { offsetMinutes } from '@xianban/service-kit/zone-offset';

const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const ZERO = 48;
const LOCAL = /^(19|20)\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])[T ]([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/;
/** More days than a century has. */
const DAYS_MOST = 40_000;

interface LocalDay {
  readonly date: string;
  /** Midnight as if it were UTC's. */
  readonly startMs: number;
  /** Offset of the whole day, in minutes; undefined near a change. */
  readonly offset: number | undefined;
}

/** Reads the local times of one zone, with the zone's summer time. Offsets are looked up once per week, not once per time. */
export class LocalTimes {
  private readonly days = new Map<string, LocalDay | null>();
  /** By instant: two for each week, and some for the days near a change. */
  private readonly offsets = new Map<number, number>();
  private last: LocalDay | undefined;

  /** @param zone IANA name */
  constructor(private readonly zone: string) {}

  /**
   * A time such as 2015-03-08T01:59:59, which the clocks of the zone must have shown. What they showed twice counts as the first.
   * @returns epoch milliseconds, or the reason why it is none
   */
  read(text: string): number | 'not-a-time' | 'no-such-local-time' {
    if (!LOCAL.test(text)) return 'not-a-time';
    const day = this.dayOf(text);
    if (!day) return 'not-a-time';
    const local = day.startMs + two(text, 11) * HOUR_MS + two(text, 14) * MINUTE_MS + two(text, 17) * 1_000;
    if (day.offset !== undefined) return local - day.offset * MINUTE_MS;
    // the day before has the one offset, the day after the other
    for (const aroundMs of [-DAY_MS, DAY_MS]) {
      const offset = offsetMinutes(local + aroundMs, this.zone);
      const ms = local - offset * MINUTE_MS;
      if (offsetMinutes(ms, this.zone) === offset) return ms;
    }
    return 'no-such-local-time';
  }

  /** Null for a day that the calendar does not have, such as 29 February 2015. */
  private dayOf(text: string): LocalDay | null {
    // rows are nearly in order, and comparing costs less than looking up
    if (this.last && text.startsWith(this.last.date)) return this.last;
    const date = text.slice(0, 10);
    let day = this.days.get(date);
    if (day === undefined) {
      if (this.days.size >= DAYS_MOST) this.days.clear();
      day = this.lookUp(date);
      this.days.set(date, day);
    }
    if (day) this.last = day;
    return day;
  }

  private lookUp(date: string): LocalDay | null {
    const startMs = Date.parse(`${date}T00:00:00Z`);
    if (new Date(startMs).getUTCDate() !== Number(date.slice(8))) return null;
    const weekMs = Math.floor(startMs / WEEK_MS) * WEEK_MS;
    return { date, startMs, offset: this.steadyOffset(weekMs, weekMs + WEEK_MS) ?? this.steadyOffset(startMs, startMs + DAY_MS) };
  }

  /** The offset between two instants of UTC, if it is one: with a day of margin on both sides, since no zone is further from UTC. */
  private steadyOffset(fromMs: number, toMs: number): number | undefined {
    const offset = this.offsetAt(fromMs - DAY_MS);
    return offset === this.offsetAt(toMs + DAY_MS) ? offset : undefined;
  }

  /** Minutes that the zone is ahead of UTC. Zones change weeks apart, so that a week between two equal offsets has no other. */
  private offsetAt(ms: number): number {
    let offset = this.offsets.get(ms);
    if (offset === undefined) {
      offset = offsetMinutes(ms, this.zone);
      this.offsets.set(ms, offset);
    }
    return offset;
  }
}

/** Two digits of a text that has them there. */
function two(text: string, at: number): number {
  return (text.charCodeAt(at) - ZERO) * 10 + text.charCodeAt(at + 1) - ZERO;
}
