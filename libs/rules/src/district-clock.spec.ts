import fc from 'fast-check';

import { BadClockSetting, districtNowMs, formatClockSetting, parseClockSetting, WALL_CLOCK, wallDelayMs } from './district-clock.js';

const START = '2026-03-01T08:00:00+08:00';
const FIRST_START = '2026-11-05T10:00:00Z';

const settings = fc.record({
  startMs: fc.integer({ min: 0, max: 4e12 }),
  firstStartMs: fc.integer({ min: 1.5e12, max: 2e12 }),
  rate: fc.oneof(fc.constantFrom(1, 60, 600, 86_400), fc.double({ min: 0.001, max: 1_000_000, noNaN: true })),
});

describe('the district clock', () => {
  it('is the wall clock where nothing else is set', () => {
    expect(districtNowMs(WALL_CLOCK, 1_750_000_000_123)).toBe(1_750_000_000_123);
    expect(wallDelayMs(WALL_CLOCK, 1_750_000_000_500, 1_750_000_000_123)).toBe(377);
  });

  it('shows ten minutes for every second at rate 600', () => {
    const setting = parseClockSetting(`${START},${FIRST_START},600`);
    const now = districtNowMs(setting, Date.parse(FIRST_START) + 1_000);
    expect(new Date(now).toISOString()).toBe('2026-03-01T00:10:00.000Z');
  });

  it('does not wait for an instant that has passed', () => {
    expect(wallDelayMs(WALL_CLOCK, 5, 10)).toBe(0);
  });

  it('waits until the instant is there and not a millisecond longer', () => {
    fc.assert(
      fc.property(settings, fc.nat(1e9), fc.nat(1e9), (setting, wallAfterMs, districtAheadMs) => {
        const wallMs = setting.firstStartMs + wallAfterMs;
        const instantMs = districtNowMs(setting, wallMs) + districtAheadMs;
        const delayMs = wallDelayMs(setting, instantMs, wallMs);
        expect(districtNowMs(setting, wallMs + delayMs)).toBeGreaterThanOrEqual(instantMs);
        if (delayMs > 1) expect(districtNowMs(setting, wallMs + delayMs - 2)).toBeLessThan(instantMs);
      }),
    );
  });

  it('reads back what it writes', () => {
    fc.assert(fc.property(settings, (setting) => expect(parseClockSetting(formatClockSetting(setting))).toEqual(setting)));
  });
});

describe('a clock setting that cannot be read', () => {
  const refusals: [text: string, part: BadClockSetting['part']][] = [
    ['', 'clock setting'],
    [START, 'clock setting'],
    [`${START},${FIRST_START},1,1`, 'clock setting'],
    [`yesterday,${FIRST_START},1`, 'start instant'],
    [`2026-03-01T08:00:00,${FIRST_START},1`, 'start instant'],
    [`2026-02-29T08:00:00Z,${FIRST_START},1`, 'start instant'],
    [`2026-03-01T25:00:00Z,${FIRST_START},1`, 'start instant'],
    [`${START},soon,1`, 'first start wall instant'],
    [`${START},,1`, 'first start wall instant'],
    [`${START},${FIRST_START},`, 'rate'],
    [`${START},${FIRST_START},fast`, 'rate'],
    [`${START},${FIRST_START},0`, 'rate'],
    [`${START},${FIRST_START},-1`, 'rate'],
    [`${START},${FIRST_START},1e400`, 'rate'],
    [`${START},${FIRST_START},0x10`, 'rate'],
    [`${START},${FIRST_START},1000001`, 'rate'],
  ];

  it.each(refusals)('is refused: %s names the %s', (text, part) => {
    expect(() => parseClockSetting(text)).toThrow(BadClockSetting);
    expect(() => parseClockSetting(text)).toThrow(part);
  });

  it('never gives anything but a setting or its refusal', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.tuple(fc.string(), fc.string(), fc.string()).map(String)), (text) => {
        try {
          expect(Object.values(parseClockSetting(text)).every(Number.isFinite)).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(BadClockSetting);
        }
      }),
    );
  });
});
