import fc from 'fast-check';

import { isPosition } from './position.js';

const degrees = (limit: number) => fc.double({ min: -limit, max: limit, noNaN: true });

describe('a position', () => {
  it('is every pair of a longitude and a latitude', () => {
    fc.assert(fc.property(degrees(180), degrees(90), (longitude, latitude) => isPosition([longitude, latitude])));
  });

  it('is nothing outside of the globe', () => {
    const outside = fc.double({ noDefaultInfinity: false }).filter((value) => !(Math.abs(value) <= 180));
    fc.assert(
      fc.property(outside, degrees(90), (wrong, latitude) => {
        expect(isPosition([wrong, latitude])).toBe(false);
        expect(isPosition([latitude, wrong])).toBe(false);
      }),
    );
  });

  it.each([
    ['swapped axes of Beijing', [39.934, 116.452]],
    ['one number', [116.452]],
    ['a height', [116.452, 39.934, 30]],
    ['numbers as text', ['116.452', '39.934']],
    ['not a number', [Number.NaN, 39.934]],
    ['an object', { 0: 116.452, 1: 39.934, length: 2 }],
    ['nothing', undefined],
  ])('is not %s', (_name, value) => {
    expect(isPosition(value)).toBe(false);
  });

  it('is never anything else, and asking never throws', () => {
    fc.assert(fc.property(fc.anything(), (value) => !isPosition(value) || value.every((part) => Number.isFinite(part))));
  });
});
