import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { interiorPoint } from './interior-point.ts';
import { districtPackFolder } from './system-settings.ts';

/** A GeoJSON polygon, bare or as a feature, alone or in a collection. */
interface Outline {
  readonly coordinates?: [number, number][][];
  readonly geometry?: { readonly coordinates?: [number, number][][] };
  readonly features?: readonly { readonly geometry: { readonly coordinates?: [number, number][][] } }[];
}

/** A place well inside a district of `deploy/districts`. WGS-84 degrees, six decimals. */
export function placeInDistrict(district: string): readonly [longitude: number, latitude: number] {
  const outline = JSON.parse(readFileSync(join(districtPackFolder(district), 'outline.geojson'), 'utf8')) as Outline;
  const polygon = outline.geometry ?? outline.features?.[0]?.geometry ?? outline;
  const [longitude, latitude] = interiorPoint(polygon.coordinates?.[0] ?? []);
  return [Number(longitude.toFixed(6)), Number(latitude.toFixed(6))];
}
