import type { Position, Ring } from '../pack.ts';

type Edge = readonly [from: Position, to: Position];

/** The edges of a closed ring, in order. */
export function edgesOf(ring: Ring): Edge[] {
  return ring.slice(1).map((to, index) => [ring[index], to]);
}

/** An edge's name, the same for both directions. */
export function undirected([from, to]: Edge): string {
  return [String(from), String(to)].sort().join(' – ');
}

/** Square degrees; above 0 if the ring runs counter-clockwise. */
export function squareDegrees(ring: Ring): number {
  return edgesOf(ring).reduce((sum, [[x1, y1], [x2, y2]]) => sum + x1 * y2 - x2 * y1, 0) / 2;
}

/** The mean of a ring's corners. */
export function middleOf(ring: Ring): Position {
  const corners = ring.slice(1);
  const mean = (axis: 0 | 1): number => corners.reduce((sum, corner) => sum + corner[axis], 0) / corners.length;
  return [mean(0), mean(1)];
}

/** True if a ray from the point to the east crosses the ring an odd number of times. */
export function encloses(ring: Ring, [x, y]: Position): boolean {
  let inside = false;
  for (const [one, other] of edgesOf(ring)) {
    const [low, high] = one[1] < other[1] ? [one, other] : [other, one];
    if (low[1] > y || high[1] <= y) continue;
    if (x < low[0] + ((y - low[1]) / (high[1] - low[1])) * (high[0] - low[0])) inside = !inside;
  }
  return inside;
}

/** True if no two edges of a closed ring meet but neighbours in their common corner. */
export function isSimple(ring: Ring): boolean {
  const edges = edgesOf(ring);
  if (new Set(ring.slice(1).map(String)).size !== edges.length) return false;
  return edges.every((edge, index) => edges.slice(index + 1).every((other) => !crosses(edge, other)));
}

function crosses([a, b]: Edge, [c, d]: Edge): boolean {
  const touching = [a, b].some((end) => [c, d].some((otherEnd) => String(end) === String(otherEnd)));
  return !touching && turn(a, b, c) !== turn(a, b, d) && turn(c, d, a) !== turn(c, d, b);
}

function turn(a: Position, b: Position, c: Position): number {
  return Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]));
}
