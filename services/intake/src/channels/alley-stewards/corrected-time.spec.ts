import fc from 'fast-check';

import { correctedTime } from './corrected-time.js';

const MINUTE = 60_000;
const NOW = Date.parse('2026-03-01T08:15:00+08:00');

describe('a time that a phone noted', () => {
  it('is moved by as much as the phone’s clock is off while it sends', () => {
    expect(correctedTime(NOW - 90 * MINUTE, NOW - 60 * MINUTE, NOW)).toEqual({ atMs: NOW - 30 * MINUTE, behindSeconds: 3_600 });
    expect(correctedTime(NOW + 30 * MINUTE, NOW + 60 * MINUTE, NOW)).toEqual({ atMs: NOW - 30 * MINUTE, behindSeconds: -3_600 });
  });

  it('is left alone if the clock is right within two minutes', () => {
    expect(correctedTime(NOW - 30 * MINUTE, NOW - MINUTE, NOW)).toEqual({ atMs: NOW - 30 * MINUTE, behindSeconds: 0 });
  });

  it('is left alone if the phone does not say what its clock shows', () => {
    expect(correctedTime(NOW + MINUTE, undefined, NOW)).toEqual({ atMs: NOW + MINUTE, behindSeconds: 0 });
  });

  it('is never ahead of now, and keeps its order among the entries of one batch', () => {
    const ms = fc.integer({ min: 0, max: 2 ** 42 });
    fc.assert(
      fc.property(ms, ms, ms, ms, (first, second, sent, now) => {
        const [a, b] = [Math.min(first, second), Math.max(first, second)].map((noted) => correctedTime(noted, sent, now).atMs);
        expect(b).toBeLessThanOrEqual(now);
        expect(a).toBeLessThanOrEqual(b ?? NaN);
      }),
    );
  });
});
