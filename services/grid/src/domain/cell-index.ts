import type { AreaCode } from '@xianban/contracts/values/identifiers';
import Flatbush from 'flatbush';

import { contains, ringOf, squaredDistance, type Ring } from './ring.js';

type Corner = readonly [longitude: number, latitude: number];

/** A technical grid and its border. */
export interface Cell {
  readonly code: AreaCode;
  readonly polygon: readonly Corner[];
}

/**
 * Finds the one technical grid that owns a point. All borders lie in one typed array behind a packed tree of their boxes, so that a look-up
 * touches few cache lines and allocates next to nothing. Borders are few and small: the index is built once, at boot.
 */
export class CellIndex {
  private readonly codes: readonly AreaCode[];
  private readonly corners: Float64Array;
  /** Where the corners of each cell start; one more entry than cells. */
  private readonly starts: Uint32Array;
  /** 1 where the district's outline passes through the cell's box, so that the cell alone does not tell inside from outside. */
  private readonly touchesOutline: Uint8Array;
  private readonly boxes: Flatbush;
  /** The outer ring first, then what is cut out of it. */
  private readonly outline: readonly Ring[];

  /** @throws TypeError if there is no cell, two have one code, or a border is no ring. */
  constructor(cells: readonly Cell[], outline: readonly (readonly Corner[])[]) {
    // the lowest code wins where rounding made two cells overlap, so the order must not depend on the file's
    const sorted = [...cells].sort((one, other) => (one.code < other.code ? -1 : 1));
    if (sorted.length === 0) throw new TypeError('a district needs at least one technical grid');
    if (new Set(sorted.map((cell) => cell.code)).size !== sorted.length) throw new TypeError('two technical grids have the same code');

    const rings = sorted.map((cell) => ringOf(cell.polygon));
    this.codes = sorted.map((cell) => cell.code);
    this.corners = new Float64Array(rings.reduce((total, ring) => total + ring.length, 0));
    this.starts = new Uint32Array(rings.length + 1);
    this.boxes = new Flatbush(rings.length);
    this.outline = outline.map(ringOf);
    this.touchesOutline = new Uint8Array(rings.length);
    rings.forEach((ring, cell) => this.add(ring, cell));
    this.boxes.finish();
    this.markOutline();
  }

  /** The technical grid that owns the point; undefined outside the district. A point in a gap left by rounding goes to the nearest grid. */
  find(longitude: number, latitude: number): AreaCode | undefined {
    let owner = Infinity;
    this.boxes.search(longitude, latitude, longitude, latitude, (cell) => {
      if (cell < owner && contains(this.corners, longitude, latitude, this.starts[cell], this.starts[cell + 1])) owner = cell;
      return false;
    });
    if (owner !== Infinity && !this.touchesOutline[owner]) return this.codes[owner];
    if (!this.isInside(longitude, latitude)) return undefined;
    return this.codes[owner === Infinity ? this.nearest(longitude, latitude) : owner];
  }

  /** The border of a technical grid, closed as GeoJSON wants it; undefined if there is none of that code. */
  border(code: AreaCode): Corner[] | undefined {
    const cell = this.codes.indexOf(code);
    if (cell < 0) return undefined;
    const border: Corner[] = [];
    for (let corner = this.starts[cell]; corner < this.starts[cell + 1]; corner += 2) {
      border.push([this.corners[corner], this.corners[corner + 1]]);
    }
    return [...border, border[0]];
  }

  private add(ring: Ring, cell: number): void {
    const start = this.starts[cell];
    this.corners.set(ring, start);
    this.starts[cell + 1] = start + ring.length;
    let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let corner = 0; corner < ring.length; corner += 2) {
      west = Math.min(west, ring[corner]);
      east = Math.max(east, ring[corner]);
      south = Math.min(south, ring[corner + 1]);
      north = Math.max(north, ring[corner + 1]);
    }
    this.boxes.add(west, south, east, north);
  }

  private isInside(longitude: number, latitude: number): boolean {
    return this.outline.every((ring, index) => contains(ring, longitude, latitude) === (index === 0));
  }

  private markOutline(): void {
    for (const ring of this.outline) {
      for (let corner = 0; corner < ring.length; corner += 2) {
        const next = (corner + 2) % ring.length;
        const [x1, y1, x2, y2] = [ring[corner], ring[corner + 1], ring[next], ring[next + 1]];
        for (const cell of this.boxes.search(Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2))) {
          this.touchesOutline[cell] = 1;
        }
      }
    }
    // a cell that lies wholly outside is touched by no edge either
    for (let cell = 0; cell < this.codes.length; cell += 1) {
      const start = this.starts[cell];
      if (!this.isInside(this.corners[start], this.corners[start + 1])) this.touchesOutline[cell] = 1;
    }
  }

  /** The grid of the nearest border, among those whose boxes come as close as the border of the nearest box. */
  private nearest(longitude: number, latitude: number): number {
    const cosine = Math.cos((latitude * Math.PI) / 180);
    const away = (cell: number) => squaredDistance(this.corners, longitude, latitude, cosine, this.starts[cell], this.starts[cell + 1]);
    const reach = Math.sqrt(away(this.boxes.neighbors(longitude, latitude, 1)[0]));
    const width = reach / cosine;
    const close = this.boxes
      .search(longitude - width, latitude - reach, longitude + width, latitude + reach)
      .sort((one, other) => one - other);
    return close.reduce((nearest, cell) => (away(cell) < away(nearest) ? cell : nearest));
  }
}
