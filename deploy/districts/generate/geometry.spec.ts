import fc from 'fast-check';

import { apportion } from './apportion.ts';
import { cluster } from './cluster.ts';
import { areaOf, centroidOf, clipConvex, convexHull, holds, hullWithMargin, type Convex } from './convex.ts';
import type { Point } from './plane.ts';
import { readingOrder } from './reading-order.ts';
import { seededRandom } from './seeded-random.ts';
import { evenSites, tessellate } from './tessellate.ts';

const SQUARE: Convex = [
  [-500, -500],
  [500, -500],
  [500, 500],
  [-500, 500],
];
const points = fc.uniqueArray(fc.tuple(fc.integer({ min: -499, max: 499 }), fc.integer({ min: -499, max: 499 })), {
  selector: String,
  minLength: 3,
  maxLength: 60,
});

describe('a convex polygon', () => {
  it('has an area and a middle', () => {
    expect(areaOf(SQUARE)).toBe(1e6);
    expect(centroidOf(SQUARE)).toEqual([0, 0]);
  });

  it('is cut to the part that lies inside another', () => {
    const clipped = clipConvex(
      SQUARE,
      SQUARE.map(([x, y]): Point => [x + 500, y + 500]),
    );
    expect(areaOf(clipped)).toBe(250_000);
    expect(
      clipConvex(
        SQUARE,
        SQUARE.map(([x, y]): Point => [x + 2_000, y]),
      ),
    ).toEqual([]);
  });

  it('that is a hull with a margin holds each point and that much around it', () => {
    fc.assert(
      fc.property(points, fc.integer({ min: 0, max: 6 }), (all, direction) => {
        const hull = hullWithMargin(all, 100);
        const [dx, dy] = [100 * Math.cos(direction), 100 * Math.sin(direction)];
        expect(all.every(([x, y]) => holds(hull, [x + dx, y + dy]))).toBe(true);
        expect(areaOf(hull)).toBeGreaterThan(areaOf(convexHull(all)));
      }),
    );
  });
});

describe('a tessellation', () => {
  it('leaves nothing of its outline without an owner and gives nothing to two', () => {
    fc.assert(
      fc.property(points, (sites) => {
        const cells = tessellate(sites, SQUARE);
        expect(cells.every((cell, index) => holds(cell, sites[index]))).toBe(true);
        expect(cells.reduce((sum, cell) => sum + areaOf(cell), 0)).toBeCloseTo(1e6, 2);
      }),
    );
  });

  it('refuses a site that lies outside', () => {
    expect(() =>
      tessellate(
        [
          [0, 0],
          [2_000, 0],
        ],
        SQUARE,
      ),
    ).toThrow('site 1');
  });

  it('is the same for the same seed', () => {
    const sites = evenSites(SQUARE, 50, seededRandom(7), 3);
    expect(sites).toHaveLength(50);
    expect(evenSites(SQUARE, 50, seededRandom(7), 3)).toEqual(sites);
    expect(evenSites(SQUARE, 50, seededRandom(8), 3)).not.toEqual(sites);
  });
});

describe('numbers of cells', () => {
  it('are apportioned by weight, within limits, to the last one', () => {
    expect(
      apportion(10, [
        { weight: 3, min: 0, max: 10 },
        { weight: 1, min: 0, max: 10 },
        { weight: 1, min: 0, max: 10 },
      ]),
    ).toEqual([6, 2, 2]);
    expect(
      apportion(10, [
        { weight: 3, min: 0, max: 4 },
        { weight: 1, min: 5, max: 10 },
      ]),
    ).toEqual([4, 6]);
  });

  it('are refused where the limits leave no way', () => {
    expect(() => apportion(3, [{ weight: 1, min: 0, max: 2 }])).toThrow('cannot hold');
    expect(() => apportion(3, [{ weight: 1, min: 4, max: 9 }])).toThrow('need more');
  });

  it('make as many clusters as asked for, none empty', () => {
    fc.assert(
      fc.property(points, fc.integer({ min: 1, max: 3 }), (all, count) => {
        expect(new Set(cluster(all, count)).size).toBe(count);
      }),
    );
  });

  it('are given out in rows from north to south, each from west to east', () => {
    const northWest: Point = [0, 9];
    const northEast: Point = [9, 10];
    const southWest: Point = [1, 0];
    const southEast: Point = [8, 1];
    expect(readingOrder([southEast, northEast, southWest, northWest])).toEqual([3, 1, 2, 0]);
  });
});
