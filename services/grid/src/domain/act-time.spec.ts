import { actTime } from './act-time.js';

describe('actTime', () => {
  it('is now when nobody says otherwise', () => {
    expect(actTime({ mayBackdate: false, nowMs: 100 })).toEqual({ ok: true, ms: 100 });
  });

  it('is never before the previous action, even where the clock is a little behind', () => {
    expect(actTime({ mayBackdate: false, nowMs: 100, previousMs: 103 })).toEqual({ ok: true, ms: 103 });
  });

  it('is as stated between the previous action and now', () => {
    for (const statedMs of [50, 75, 100]) {
      expect(actTime({ statedMs, mayBackdate: true, nowMs: 100, previousMs: 50 })).toEqual({ ok: true, ms: statedMs });
    }
  });

  it.each([
    ['who may not backdate', { statedMs: 100, mayBackdate: false, nowMs: 100 }, 'may-not-backdate'],
    ['a time to come', { statedMs: 101, mayBackdate: true, nowMs: 100 }, 'in-the-future'],
    ['a time of another year', { statedMs: 0, mayBackdate: true, nowMs: 367 * 86_400_000 }, 'too-long-ago'],
    ['a time before the previous action', { statedMs: 49, mayBackdate: true, nowMs: 100, previousMs: 50 }, 'before-the-previous-action'],
  ])('refuses %s', (_, time, reason) => {
    expect(actTime(time)).toEqual({ ok: false, reason });
  });
});
