import type { Instant } from '@xianban/contracts/values/instant';
import { districtNowMs, type ClockSetting } from '@xianban/rules/district-clock';

/** What the district clock shows now. The workflow's own clock stands still within a task and is the same in a replay. */
export function districtNow(clock: ClockSetting): number {
  return districtNowMs(clock, Date.now());
}

/** Epoch milliseconds as an instant in UTC. */
export function instant(epochMs: number): Instant {
  return new Date(epochMs).toISOString() as Instant;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Date and time as the district's people write it, e.g. 2026-03-08 08:15. */
export function localTime(epochMs: number, zone: string): string {
  let format = formats.get(zone);
  if (!format) {
    // Sweden writes ISO dates; making a format is slow and says nothing about the issue, so it outlives the workflow
    format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
    formats.set(zone, format);
  }
  return format.format(epochMs);
}
