import fc from 'fast-check';

import { DistrictOutline } from './district-outline.js';

const SQUARE = [
  [0, 0],
  [10, 0],
  [10, 10],
  [0, 10],
  [0, 0],
] as const;
const HOLE = [
  [4, 4],
  [6, 4],
  [6, 6],
  [4, 6],
  [4, 4],
] as const;

describe('the outline of a district', () => {
  const outline = new DistrictOutline([SQUARE, HOLE]);

  it.each([
    ['inside', [5, 2], true],
    ['on the border', [10, 5], true],
    ['in a corner', [0, 0], true],
    ['outside', [10.000001, 5], false],
    ['in a hole', [5, 5], false],
    ['with its axes swapped', [39.9, 116.4], false],
  ] as const)('takes a point %s for what it is', (_, point, expected) => {
    expect(outline.contains(point)).toBe(expected);
  });

  it('agrees with plain arithmetic for a rectangle', () => {
    const degrees = fc.double({ min: -20, max: 20, noNaN: true });
    const rectangle = new DistrictOutline([SQUARE]);
    fc.assert(
      fc.property(degrees, degrees, (x, y) => {
        expect(rectangle.contains([x, y])).toBe(x >= 0 && x <= 10 && y >= 0 && y <= 10);
      }),
    );
  });
});
