type Place = readonly [longitude: number, latitude: number];

/**
 * A point well inside a ring: half-way through the widest part of its middle parallel.
 * @param ring closed, WGS-84 degrees
 */
export function interiorPoint(ring: readonly Place[]): Place {
  const latitudes = ring.map(([, latitude]) => latitude);
  const middle = (Math.min(...latitudes) + Math.max(...latitudes)) / 2;
  const crossings = ring.flatMap(([longitude, latitude], index) => {
    const [nextLongitude, nextLatitude] = ring[(index + 1) % ring.length] ?? [longitude, latitude];
    if (latitude > middle === nextLatitude > middle) return [];
    return [longitude + ((middle - latitude) / (nextLatitude - latitude)) * (nextLongitude - longitude)];
  });
  crossings.sort((left, right) => left - right);
  let widest: Place = [NaN, NaN];
  // inside lies between the first and second crossing, the third and fourth, and so on
  for (let index = 0; index + 1 < crossings.length; index += 2) {
    const from = crossings[index] ?? NaN;
    const to = crossings[index + 1] ?? NaN;
    if (!(to - from <= widest[1] - widest[0])) widest = [from, to];
  }
  return [(widest[0] + widest[1]) / 2, middle];
}
