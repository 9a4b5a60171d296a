import type { Point } from './plane.ts';

const STEPS = 12;

/**
 * Groups points into `count` compact clusters, none of them empty: the cluster (0 to count − 1) of each point. Seeds are chosen as far from each
 * other as possible, so that the result depends on nothing but the points.
 */
export function cluster(points: readonly Point[], count: number): number[] {
  let centres = farApart(points, count);
  let clusters: number[] = [];
  for (let step = 0; step < STEPS; step += 1) {
    clusters = points.map((point) => nearest(centres, point));
    centres = centres.map((centre, index) => {
      const members = points.filter((_, at) => clusters[at] === index);
      return members.length > 0 ? middle(members) : centre;
    });
  }
  if (new Set(clusters).size !== count) throw new RangeError(`${points.length} points do not make ${count} clusters`);
  return clusters;
}

/** The mean of points. */
export function middle(points: readonly Point[]): Point {
  const sum = points.reduce(([sumX, sumY], [x, y]): Point => [sumX + x, sumY + y], [0, 0]);
  return [sum[0] / points.length, sum[1] / points.length];
}

/** Index of the nearest of `centres`. */
export function nearest(centres: readonly Point[], point: Point): number {
  let best = 0;
  let bestDistance = Infinity;
  centres.forEach((centre, index) => {
    const distance = squared(centre, point);
    if (distance < bestDistance) [best, bestDistance] = [index, distance];
  });
  return best;
}

function farApart(points: readonly Point[], count: number): Point[] {
  const seeds: Point[] = [points[nearest(points, middle(points))]];
  const distances = points.map((point) => squared(point, seeds[0]));
  while (seeds.length < count) {
    const furthest = points[distances.indexOf(Math.max(...distances))];
    seeds.push(furthest);
    points.forEach((point, index) => {
      distances[index] = Math.min(distances[index] ?? 0, squared(point, furthest));
    });
  }
  return seeds;
}

function squared(one: Point, other: Point): number {
  return (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2;
}
