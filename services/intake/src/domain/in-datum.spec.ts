import { inDatum } from './in-datum.js';

/** Metres between two points, near enough for a few hundred of them. */
function metresBetween(
  [longitude, latitude]: readonly [number, number],
  [otherLongitude, otherLatitude]: readonly [number, number],
): number {
  const perDegree = 111_320;
  return Math.hypot(
    (longitude - otherLongitude) * perDegree * Math.cos((latitude * Math.PI) / 180),
    (latitude - otherLatitude) * perDegree,
  );
}

describe('a point in its declared datum', () => {
  it('is left alone in WGS-84', () => {
    expect(inDatum('WGS-84', 116.39747, 39.908823)).toEqual([116.39747, 39.908823]);
  });

  it.each([
    ['GCJ-02', 116.40371, 39.91023],
    ['BD-09', 116.41011, 39.91652],
  ] as const)('is moved from %s by hundreds of metres to where it is', (datum, longitude, latitude) => {
    const tiananmen = [116.39747, 39.908823] as const;
    expect(metresBetween([longitude, latitude], tiananmen)).toBeGreaterThan(400);
    expect(metresBetween(inDatum(datum, longitude, latitude), tiananmen)).toBeLessThan(30);
  });
});
