import { WALL_CLOCK } from '@xianban/rules/district-clock';
import fc from 'fast-check';
import { DateTime } from 'luxon';

import { Clock } from './clock.js';

it("shows instants in the district's zone, in offset form", () => {
  const clock = new Clock(WALL_CLOCK, 'Asia/Shanghai');
  expect(clock.instant(Date.UTC(2026, 2, 1, 0, 15))).toBe('2026-03-01T08:15:00.000+08:00');
  expect(new Clock(WALL_CLOCK, 'America/New_York').instant(Date.UTC(2015, 2, 8, 7))).toBe('2015-03-08T03:00:00.000-04:00');
  expect(new Clock(WALL_CLOCK, 'UTC').instant(0)).toBe('1970-01-01T00:00:00.000+00:00');
});

it.each(['Asia/Shanghai', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe'])('agrees with a calendar library in %s', (zone) => {
  const clock = new Clock(WALL_CLOCK, zone);
  fc.assert(
    fc.property(fc.integer({ min: Date.UTC(1995, 0), max: Date.UTC(2040, 0) }), (ms) => {
      const expected = DateTime.fromMillis(ms, { zone });
      expect(clock.instant(ms)).toBe(expected.toFormat("yyyy-MM-dd'T'HH:mm:ss.SSSZZ"));
    }),
  );
});

it('runs as fast as the district clock does, and waits on the wall accordingly', () => {
  const startMs = Date.UTC(2026, 2, 1);
  const clock = new Clock({ startMs, firstStartMs: Date.now() - 1_000, rate: 3_600 }, 'Asia/Shanghai');
  expect(clock.nowMs()).toBeGreaterThanOrEqual(startMs + 3_600_000);
  expect(clock.now()).toMatch(/^2026-03-01T0[9]:.*\+08:00$/);
  expect(clock.wallDelayMs(clock.nowMs() + 36_000_000)).toBeLessThanOrEqual(10_000);
  expect(clock.wallDelayMs(startMs)).toBe(0);
});
