import { isPosition, type Position } from '@xianban/contracts/values/position';

import { packContent } from './pack-file.js';
import { PackError } from './pack-error.js';

const FILE = 'outline.geojson';
/** Three corners and the first again. */
const SHORTEST_RING = 4;

/** The rings of the district's outline, the outer one first, WGS-84 degrees. @throws PackError */
export function readOutline(folder: string): readonly (readonly Position[])[] {
  const rings = polygonOf(packContent(folder, FILE));
  if (!Array.isArray(rings) || rings.length === 0) throw new PackError(FILE, 'must hold one Polygon');
  for (const [index, ring] of rings.entries()) {
    const field = `coordinates.${index}`;
    if (!Array.isArray(ring) || ring.length < SHORTEST_RING || !ring.every(isPosition)) {
      throw new PackError(FILE, `${field} must be a ring of [longitude, latitude]`);
    }
    const [first, last] = [ring[0], ring.at(-1) as Position];
    if (first[0] !== last[0] || first[1] !== last[1]) throw new PackError(FILE, `${field} must end where it begins`);
  }
  return rings as Position[][];
}

/** Of a bare Polygon, a Feature, or a FeatureCollection with one Feature. */
function polygonOf(content: unknown): unknown {
  if (typeof content !== 'object' || content === null) return undefined;
  const { type, geometry, features, coordinates } = content as Record<string, unknown>;
  if (type === 'FeatureCollection') return Array.isArray(features) && features.length === 1 ? polygonOf(features[0]) : undefined;
  if (type === 'Feature') return polygonOf(geometry);
  return type === 'Polygon' ? coordinates : undefined;
}
