import pointInPolygon from 'point-in-polygon-hao';

import type { Position } from '@xianban/contracts/values/position';

/** Rings of a GeoJSON polygon: the first is the outer one, the others are holes. WGS-84 degrees, each ring closed. */
export type Rings = readonly (readonly Position[])[];

/** Answers whether a point lies in the district; a point on the border does. */
export class DistrictOutline {
  private readonly rings: number[][][];
  private readonly west: number;
  private readonly south: number;
  private readonly east: number;
  private readonly north: number;

  constructor(rings: Rings) {
    this.rings = rings.map((ring) => ring.map((point) => [...point]));
    const longitudes = rings[0]?.map((point) => point[0]) ?? [];
    const latitudes = rings[0]?.map((point) => point[1]) ?? [];
    this.west = Math.min(...longitudes);
    this.east = Math.max(...longitudes);
    this.south = Math.min(...latitudes);
    this.north = Math.max(...latitudes);
  }

  contains([longitude, latitude]: Position): boolean {
    // most strays are far away, so the box answers first
    if (longitude < this.west || longitude > this.east || latitude < this.south || latitude > this.north) return false;
    return pointInPolygon([longitude, latitude], this.rings) !== false;
  }
}
