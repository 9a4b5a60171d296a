import type { Outline, Ring } from '../pack.ts';
import { apportion } from './apportion.ts';
import { MANAGEMENT_GRID_COUNT, TECHNICAL_GRID_COUNT } from './chaoyang-figures.ts';
import { cluster, middle } from './cluster.ts';
import { areaOf, hullWithMargin } from './convex.ts';
import { outlineOf } from './outline-of.ts';
import { planeAt, type Point } from './plane.ts';
import { readingOrder } from './reading-order.ts';
import { ringOf } from './ring-of.ts';
import { seededRandom } from './seeded-random.ts';
import { evenSites, tessellate } from './tessellate.ts';

/** A street as the sources know it. */
export interface StreetSeed {
  readonly longitude: number;
  readonly latitude: number;
  readonly communityCount: number;
}

/** Where a technical grid lies: positions in the street's, its community's and its management grid's numbering, each from 0. */
export interface PlacedCell {
  readonly street: number;
  readonly community: number;
  readonly managementGrid: number;
  /** Within its community. */
  readonly number: number;
  readonly polygon: Ring;
}

export interface ChaoyangGeometry {
  readonly outline: Outline;
  readonly cells: readonly PlacedCell[];
}

const SEED = 20_191_016;
const MARGIN_METRES = 1_800;
const LLOYD_STEPS = 4;
/** Cosine of 39.944°, the middle of the district. */
const COSINE = 0.7667;

/**
 * Outline → streets → technical grids, then upwards again: the cells of a street are grouped into communities, and these into management grids, so
 * that every area is made of whole cells and no cell is without an owner.
 */
export function chaoyangGeometry(streets: readonly StreetSeed[]): ChaoyangGeometry {
  const plane = planeAt([116.494, 39.944], COSINE);
  const centres = streets.map(({ longitude, latitude }) => plane.toPoint([longitude, latitude]));
  const outline = hullWithMargin(centres, MARGIN_METRES);
  const territories = tessellate(centres, outline);

  const random = seededRandom(SEED);
  const sites = cellCounts(streets, territories.map(areaOf)).map((count, street) =>
    evenSites(territories[street] ?? [], count, random, LLOYD_STEPS),
  );
  const rings = tessellate(sites.flat(), outline).map((cell) => ringOf(cell, plane));

  const gridCounts = managementGridCounts(streets, sites);
  let first = 0;
  const cells = sites.flatMap((inStreet, street) => {
    const own = rings.slice(first, first + inStreet.length);
    first += inStreet.length;
    return placeCells(inStreet, own, street, streets[street]?.communityCount ?? 0, gridCounts[street] ?? 0);
  });
  return { outline: outlineOf(rings), cells };
}

/** Half by territory, half by people, of whom there are about as many in one community as in another. */
function cellCounts(streets: readonly StreetSeed[], squareMetres: readonly number[]): number[] {
  const territory = squareMetres.reduce((sum, area) => sum + area, 0);
  const communities = streets.reduce((sum, { communityCount }) => sum + communityCount, 0);
  return apportion(
    TECHNICAL_GRID_COUNT,
    streets.map(({ communityCount }, street) => ({
      weight: (squareMetres[street] ?? 0) / territory + communityCount / communities,
      min: 4 * communityCount,
      max: TECHNICAL_GRID_COUNT,
    })),
  );
}

/** A management grid is made of whole communities. */
function managementGridCounts(streets: readonly StreetSeed[], sites: readonly (readonly Point[])[]): number[] {
  return apportion(
    MANAGEMENT_GRID_COUNT,
    streets.map(({ communityCount }, street) => ({ weight: sites[street]?.length ?? 0, min: 2, max: communityCount })),
  );
}

function placeCells(
  sites: readonly Point[],
  rings: readonly Ring[],
  street: number,
  communityCount: number,
  gridCount: number,
): PlacedCell[] {
  const communities = inReadingOrder(sites, cluster(sites, communityCount));
  const middles = Array.from({ length: communityCount }, (_, community) =>
    middle(sites.filter((_site, cell) => communities[cell] === community)),
  );
  const grids = inReadingOrder(middles, cluster(middles, gridCount));
  return middles.flatMap((_, community) => {
    const members = sites.map((_site, cell) => cell).filter((cell) => communities[cell] === community);
    return readingOrder(members.map((cell) => sites[cell])).map((member, number) => ({
      street,
      community,
      managementGrid: grids[community] ?? 0,
      number,
      polygon: rings[members[member]],
    }));
  });
}

/** The same clusters, numbered from north to south and west to east. */
function inReadingOrder(points: readonly Point[], clusters: readonly number[]): number[] {
  const count = Math.max(...clusters) + 1;
  const middles = Array.from({ length: count }, (_, index) => middle(points.filter((_point, at) => clusters[at] === index)));
  const rank = new Map(readingOrder(middles).map((index, position) => [index, position]));
  return clusters.map((index) => rank.get(index) ?? 0);
}
