import { Delaunay } from 'd3-delaunay';

import { areaOf, centroidOf, clipConvex, holds, type Convex } from './convex.ts';
import type { Point } from './plane.ts';

/** Cuts a convex outline into one convex cell per site: whatever lies nearer to it than to any other. Cells share corners to the last bit. */
export function tessellate(sites: readonly Point[], outline: Convex): Convex[] {
  const extent = Math.max(...outline.flat().map(Math.abs));
  const voronoi = Delaunay.from([...sites, ...farAround(extent)] as [number, number][]).voronoi(
    [-1, -1, 1, 1].map((side) => side * 40 * extent) as Box,
  );
  return sites.map((_, site) => {
    // d3 closes its rings and runs them clockwise where y points up
    const ring = (voronoi.cellPolygon(site) as Point[] | null)?.slice(1).reverse();
    const cell = ring ? clipConvex(areaOf(ring) > 0 ? ring : ring.toReversed(), outline) : [];
    if (cell.length < 3) throw new RangeError(`site ${site} has no cell: it lies outside or upon another`);
    return cell;
  });
}

type Box = [xMin: number, yMin: number, xMax: number, yMax: number];

/** Sites so far out that they own nothing inside, yet make every real cell finite, hence exact. */
function farAround(extent: number): Point[] {
  const far = 8 * extent;
  return [
    [far, 0],
    [far, far],
    [0, far],
    [-far, far],
    [-far, 0],
    [-far, -far],
    [0, -far],
    [far, -far],
  ];
}

/** `count` sites inside a convex polygon, spread evenly by a few of Lloyd's steps: each moves to the middle of its cell. */
export function evenSites(polygon: Convex, count: number, random: () => number, lloydSteps: number): readonly Point[] {
  const xs = polygon.map(([x]) => x);
  const ys = polygon.map(([, y]) => y);
  const [west, south] = [Math.min(...xs), Math.min(...ys)];
  const [width, height] = [Math.max(...xs) - west, Math.max(...ys) - south];
  let sites: Point[] = [];
  while (sites.length < count) {
    const point: Point = [west + random() * width, south + random() * height];
    if (holds(polygon, point)) sites.push(point);
  }
  for (let step = 0; step < lloydSteps; step += 1) sites = tessellate(sites, polygon).map(centroidOf);
  return sites;
}
