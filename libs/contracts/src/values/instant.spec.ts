import fc from 'fast-check';

import { instantOf, isInstant } from './instant.js';

const epochMs = fc.integer({ min: Date.UTC(1970, 0, 1), max: Date.UTC(2199, 11, 31) });

describe('an instant', () => {
  it('is every moment that a Date can print', () => {
    fc.assert(fc.property(epochMs, (ms) => isInstant(instantOf(ms)) && Date.parse(instantOf(ms)) === ms));
  });

  it('may carry any offset and up to nine digits of a second', () => {
    const pad = (value: number): string => String(value).padStart(2, '0');
    const offset = fc
      .tuple(fc.constantFrom('+', '-'), fc.nat({ max: 23 }), fc.nat({ max: 59 }))
      .map(([sign, hours, minutes]) => `${sign}${pad(hours)}:${pad(minutes)}`);
    const fraction = fc.stringMatching(/^[0-9]{1,9}$/);
    fc.assert(
      fc.property(epochMs, offset, fraction, (ms, zone, digits) => {
        expect(isInstant(`${instantOf(ms).slice(0, 19)}.${digits}${zone}`)).toBe(true);
      }),
    );
  });

  it.each([
    ['29 February in a leap year', '2024-02-29T00:00:00Z', true],
    ['29 February in another year', '2026-02-29T00:00:00Z', false],
    ['31 April', '2026-04-31T00:00:00+08:00', false],
    ['midnight in Shanghai', '2026-03-01T00:00:00+08:00', true],
    ['hour 24', '2026-03-01T24:00:00+08:00', false],
    ['a leap second', '2026-12-31T23:59:60Z', false],
    ['the year 0', '0000-06-01T00:00:00Z', false],
    ['the first hours of the year 1 in Shanghai, when it is the year 0 in Greenwich', '0001-01-01T07:59:59+08:00', false],
    ['the last second of the year 9999 in New York', '9999-12-31T23:59:59-05:00', false],
    ['no zone', '2026-03-01T08:15:00', false],
    ['no seconds', '2026-03-01T08:15+08:00', false],
    ['a date alone', '2026-03-01', false],
    ['a space for the T', '2026-03-01 08:15:00+08:00', false],
    ['a line break at the end', '2026-03-01T08:15:00Z\n', false],
    ['a NUL at the end', '2026-03-01T08:15:00Z\u0000', false],
  ])('%s', (_name, text, expected) => {
    expect(isInstant(text)).toBe(expected);
  });

  it('is never anything but a string, and asking never throws', () => {
    fc.assert(fc.property(fc.anything(), (value) => typeof value === 'string' || !isInstant(value)));
  });
});
