import type { Position } from '@xianban/contracts/values/position';

import { METRES_PER_DEGREE } from './metres-between.js';

/** About 430 m at the latitude of Beijing: few reports share a cell, and a circle of 50 m touches one or two. Never changed: numbers are kept. */
const CELL_DEGREES = { east: 1 / 200, north: 1 / 250 } as const;
const ROWS = 180 / CELL_DEGREES.north;

/** The number of the cell of a point, WGS-84. Below 2^53. */
export function mergingCell([longitude, latitude]: Position): number {
  return columnOf(longitude) * ROWS + rowOf(latitude);
}

/** A square around a point and the cells that it touches. */
export interface Surroundings {
  readonly west: number;
  readonly east: number;
  readonly south: number;
  readonly north: number;
  readonly cells: readonly number[];
}

/** The square that holds everything within so many metres. */
export function surroundings([longitude, latitude]: Position, metres: number): Surroundings {
  const up = metres / METRES_PER_DEGREE;
  // at the pole every column is near; no district lies there
  const across = up / Math.max(0.01, Math.cos((latitude * Math.PI) / 180));
  const square = { west: longitude - across, east: longitude + across, south: latitude - up, north: latitude + up };
  const cells: number[] = [];
  for (let column = columnOf(square.west); column <= columnOf(square.east); column += 1) {
    for (let row = rowOf(square.south); row <= rowOf(square.north); row += 1) cells.push(column * ROWS + row);
  }
  return { ...square, cells };
}

function columnOf(longitude: number): number {
  return Math.floor((longitude + 180) / CELL_DEGREES.east);
}

function rowOf(latitude: number): number {
  return Math.floor((latitude + 90) / CELL_DEGREES.north);
}
