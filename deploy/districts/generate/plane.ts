import type { Position } from '../pack.ts';

/** Metres east and north of a district's middle. */
export type Point = readonly [x: number, y: number];

/** Degrees to metres and back around one latitude: good to a thousandth across a district. */
export interface Plane {
  toPoint(position: Position): Point;
  /** Rounded to six decimals, a tenth of a metre. */
  toPosition(point: Point): Position;
}

const METRES_PER_DEGREE = 111_195;

/** A plane that touches at `origin`. The cosine of its latitude is given as a number, since engines differ in the last digit of theirs. */
export function planeAt(origin: Position, cosine: number): Plane {
  const [longitude, latitude] = origin;
  return {
    toPoint: ([lon, lat]) => [(lon - longitude) * METRES_PER_DEGREE * cosine, (lat - latitude) * METRES_PER_DEGREE],
    toPosition: ([x, y]) => [sixDecimals(longitude + x / (METRES_PER_DEGREE * cosine)), sixDecimals(latitude + y / METRES_PER_DEGREE)],
  };
}

function sixDecimals(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}
