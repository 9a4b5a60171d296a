import type { Position } from '@xianban/contracts/values/position';
import type { Cell } from '@xianban/service-kit/district/area';
import pointInPolygon from 'point-in-polygon-hao';

/** Degrees kept after the point: a decimetre. */
const DECIMALS = 1e6;

/** A point that lies within the area for certain: the middle of that of its cells that is nearest to the middle of them all. */
export function pointOfArea(cells: readonly Pick<Cell, 'polygon'>[]): Position {
  const centres = cells.map(({ polygon }) => ({ polygon, at: middleOf(polygon.slice(1)) }));
  const middle = middleOf(centres.map(({ at }) => at));
  const within = centres.filter(({ polygon, at }) => pointInPolygon([...at], [polygon.map((corner) => [...corner])]) !== false);
  const byDistance = (within.length > 0 ? within : centres).sort(
    (one, other) => squaredDistance(one.at, middle) - squaredDistance(other.at, middle),
  );
  const [longitude, latitude] = byDistance[0]?.at ?? middle;
  return [Math.round(longitude * DECIMALS) / DECIMALS, Math.round(latitude * DECIMALS) / DECIMALS];
}

function middleOf(points: readonly Position[]): Position {
  const sum = points.reduce(([x, y], [longitude, latitude]) => [x + longitude, y + latitude], [0, 0]);
  return [sum[0] / points.length, sum[1] / points.length];
}

function squaredDistance([x1, y1]: Position, [x2, y2]: Position): number {
  return (x1 - x2) ** 2 + (y1 - y2) ** 2;
}
