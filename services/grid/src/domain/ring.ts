/** A closed ring of WGS-84 degrees without the repeated last point: longitude and latitude alternate in one typed array. */
export type Ring = Float64Array;

/** @throws TypeError if fewer than three different corners are left. */
export function ringOf(corners: readonly (readonly [longitude: number, latitude: number])[]): Ring {
  const first = corners[0];
  const last = corners.at(-1);
  const closed = corners.length > 1 && first && last && first[0] === last[0] && first[1] === last[1];
  const open = closed ? corners.slice(0, -1) : corners;
  if (open.length < 3 || !open.flat().every(Number.isFinite)) throw new TypeError('a ring needs three corners of finite degrees');
  return Float64Array.from(open.flat());
}

/**
 * True if the point lies inside: a ray to the east crosses the ring an odd number of times. A border that two rings share corner by corner
 * gives each of its points to exactly one of them, whichever way round each ring runs.
 */
export function contains(ring: Ring, longitude: number, latitude: number, start = 0, end = ring.length): boolean {
  let inside = false;
  let x1 = ring[end - 2];
  let y1 = ring[end - 1];
  for (let corner = start; corner < end; corner += 2) {
    const x2 = ring[corner];
    const y2 = ring[corner + 1];
    if (y1 > latitude !== y2 > latitude && longitude < crossing(x1, y1, x2, y2, latitude)) inside = !inside;
    x1 = x2;
    y1 = y2;
  }
  return inside;
}

/** Where an edge crosses a latitude. Always computed from its southern end, so that both neighbours of the edge get the same number. */
function crossing(x1: number, y1: number, x2: number, y2: number, latitude: number): number {
  return y1 < y2 ? x1 + ((latitude - y1) / (y2 - y1)) * (x2 - x1) : x2 + ((latitude - y2) / (y1 - y2)) * (x1 - x2);
}

/** Square of the distance to the nearest edge, in degrees of latitude; longitudes count `cosine` times as much. */
export function squaredDistance(ring: Ring, longitude: number, latitude: number, cosine: number, start = 0, end = ring.length): number {
  let nearest = Infinity;
  let x1 = (ring[end - 2] - longitude) * cosine;
  let y1 = ring[end - 1] - latitude;
  for (let corner = start; corner < end; corner += 2) {
    const x2 = (ring[corner] - longitude) * cosine;
    const y2 = ring[corner + 1] - latitude;
    const dx = x2 - x1;
    const dy = y2 - y1;
    const length = dx * dx + dy * dy;
    const along = length === 0 ? 0 : Math.min(1, Math.max(0, -(x1 * dx + y1 * dy) / length));
    const px = x1 + along * dx;
    const py = y1 + along * dy;
    nearest = Math.min(nearest, px * px + py * py);
    x1 = x2;
    y1 = y2;
  }
  return nearest;
}
