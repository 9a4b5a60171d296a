import type { Point } from './plane.ts';

/** Corners of a convex polygon, counter-clockwise, not closed. */
export type Convex = readonly Point[];

/** Twice the signed area of the triangle: above 0 if `c` lies to the left of the way from `a` to `b`. */
export function turn(a: Point, b: Point, c: Point): number {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
}

/** The smallest convex polygon around points. */
export function convexHull(points: readonly Point[]): Convex {
  const sorted = [...points].sort((one, other) => one[0] - other[0] || one[1] - other[1]);
  return [...chain(sorted), ...chain(sorted.toReversed())];
}

function chain(sorted: readonly Point[]): Point[] {
  const corners: Point[] = [];
  for (const point of sorted) {
    while (corners.length >= 2 && turn(corners[corners.length - 2], corners[corners.length - 1], point) <= 0) corners.pop();
    corners.push(point);
  }
  return corners.slice(0, -1);
}

/** The convex hull of points with at least `marginMetres` around each: a hull of octagons. */
export function hullWithMargin(points: readonly Point[], marginMetres: number): Convex {
  const far = marginMetres / 0.92; // an octagon's edges are nearer than its corners
  const half = far * Math.SQRT1_2;
  const around: Point[] = [
    [far, 0],
    [half, half],
    [0, far],
    [-half, half],
    [-far, 0],
    [-half, -half],
    [0, -far],
    [half, -half],
  ];
  return convexHull(points.flatMap(([x, y]) => around.map(([dx, dy]): Point => [x + dx, y + dy])));
}

/** The part of a convex polygon inside another, cut edge by edge. Neighbours that share an edge get the same cuts. */
export function clipConvex(polygon: Convex, by: Convex): Convex {
  let clipped = polygon;
  by.forEach((from, index) => {
    const to = by[(index + 1) % by.length];
    const kept: Point[] = [];
    clipped.forEach((corner, at) => {
      const before = clipped[(at + clipped.length - 1) % clipped.length];
      const inside = turn(from, to, corner) >= 0;
      if (inside !== turn(from, to, before) >= 0) kept.push(cut(before, corner, from, to));
      if (inside) kept.push(corner);
    });
    clipped = kept;
  });
  return clipped;
}

/** Where an edge crosses a line. Computed from the edge's western end, so that both of its cells get the same point. */
function cut(one: Point, other: Point, from: Point, to: Point): Point {
  const [west, east] = one[0] < other[0] || (one[0] === other[0] && one[1] < other[1]) ? [one, other] : [other, one];
  const westTurn = turn(from, to, west);
  const share = westTurn / (westTurn - turn(from, to, east));
  return [west[0] + share * (east[0] - west[0]), west[1] + share * (east[1] - west[1])];
}

/** Square metres. */
export function areaOf(polygon: Convex): number {
  if (polygon.length < 3) return 0;
  const origin = polygon[0];
  return polygon.reduce((sum, corner, at) => sum + turn(origin, corner, polygon[(at + 1) % polygon.length]), 0) / 2;
}

/** Centre of gravity. */
export function centroidOf(polygon: Convex): Point {
  const origin = polygon[0];
  let weight = 0;
  let x = 0;
  let y = 0;
  polygon.forEach((corner, at) => {
    const next = polygon[(at + 1) % polygon.length];
    const doubled = turn(origin, corner, next);
    weight += doubled;
    x += doubled * (origin[0] + corner[0] + next[0]);
    y += doubled * (origin[1] + corner[1] + next[1]);
  });
  return [x / (3 * weight), y / (3 * weight)];
}

/** True if the point lies inside or on the border. */
export function holds(polygon: Convex, point: Point): boolean {
  return polygon.every((corner, at) => turn(corner, polygon[(at + 1) % polygon.length], point) >= 0);
}
