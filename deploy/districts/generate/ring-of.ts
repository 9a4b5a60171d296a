import type { Ring } from '../pack.ts';
import type { Convex } from './convex.ts';
import type { Plane } from './plane.ts';

/** A cell's corners in degrees, closed. Corners that rounding made one are kept once, in the neighbour's ring too. */
export function ringOf(cell: Convex, plane: Plane): Ring {
  const positions = cell.map((corner) => plane.toPosition(corner));
  const distinct = positions.filter((position, index) => String(position) !== String(positions.at(index - 1)));
  return [...distinct, distinct[0]];
}
