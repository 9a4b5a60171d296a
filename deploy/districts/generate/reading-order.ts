import type { Point } from './plane.ts';

/**
 * Indices of points in the order in which grids are numbered: rows from north to south, each from west to east. There are about as many rows
 * as a square of that many points has. Source: domain.md, grid code.
 */
export function readingOrder(points: readonly Point[]): number[] {
  const southwards = points.map((_, index) => index).sort((one, other) => y(points, other) - y(points, one));
  const perRow = Math.max(1, Math.round(Math.sqrt(points.length)));
  const order: number[] = [];
  for (let start = 0; start < southwards.length; start += perRow) {
    order.push(...southwards.slice(start, start + perRow).sort((one, other) => x(points, one) - x(points, other)));
  }
  return order;
}

function x(points: readonly Point[], index: number): number {
  return points[index]?.[0] ?? 0;
}

function y(points: readonly Point[], index: number): number {
  return points[index]?.[1] ?? 0;
}
