import type { Position } from '@xianban/contracts/values/position';

/** Of the mean radius of the earth. */
export const METRES_PER_DEGREE = 111_195;

/** Metres between two points of one district, WGS-84: plane, which is right to a millimetre at a hundred metres. */
export function metresBetween([oneEast, oneNorth]: Position, [otherEast, otherNorth]: Position): number {
  const narrowing = Math.cos(((oneNorth + otherNorth) * Math.PI) / 360);
  return METRES_PER_DEGREE * Math.hypot((oneEast - otherEast) * narrowing, oneNorth - otherNorth);
}
