import converter from 'gcoord';

import type { Position } from '@xianban/contracts/values/position';

// its types promise a default export that the module itself is
const gcoord = converter as unknown as typeof converter.default;

/** Datums that intake understands. Map services in China give GCJ-02 or BD-09, hundreds of metres off, so a datum must always be declared. */
export const DATUMS = ['WGS-84', 'GCJ-02', 'BD-09'] as const;
export type Datum = (typeof DATUMS)[number];

/** Degrees kept after the point: a decimetre, finer than any phone knows. */
const DECIMALS = 1e6;

/** A point in WGS-84 degrees, [longitude, latitude], from one in its declared datum. */
export function inDatum(datum: Datum, longitude: number, latitude: number): Position {
  switch (datum) {
    case 'WGS-84':
      return [longitude, latitude];
    case 'GCJ-02':
      return rounded(gcoord.transform([longitude, latitude], gcoord.GCJ02, gcoord.WGS84));
    case 'BD-09':
      return rounded(gcoord.transform([longitude, latitude], gcoord.BD09, gcoord.WGS84));
    default:
      return datum satisfies never;
  }
}

function rounded(point: number[]): Position {
  return [Math.round((point[0] ?? 0) * DECIMALS) / DECIMALS, Math.round((point[1] ?? 0) * DECIMALS) / DECIMALS];
}
