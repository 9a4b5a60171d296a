import type { Area, Cell, Name, Outline, Position } from '../pack.ts';
import type { ServiceRequest } from './boston-requests.ts';
import { middle } from './cluster.ts';
import { hullWithMargin } from './convex.ts';
import { outlineOf } from './outline-of.ts';
import { planeAt, type Point } from './plane.ts';
import { readingOrder } from './reading-order.ts';
import { ringOf } from './ring-of.ts';
import { grouped } from './grouped.ts';
import { mostFrequent } from './most-frequent.ts';
import { tessellate } from './tessellate.ts';

/** A neighbourhood and the other names under which the city's data knows it. */
export interface Neighborhood {
  readonly name: Name;
  readonly also: readonly string[];
}

export interface BostonAreas {
  readonly outline: Outline;
  readonly areas: readonly Area[];
  readonly cells: readonly Cell[];
}

interface Precinct {
  /** Ward and precinct in four digits. */
  readonly code: string;
  readonly neighborhood: number;
  readonly middle: Point;
}

const MARGIN_METRES = 400;
/** Cosine of 42.32°, the middle of the city. */
const COSINE = 0.7394;
const PLANE = planeAt([-71.09, 42.32], COSINE);

/**
 * Neighbourhoods as streets, the parts of wards that lie in them as communities, precincts as management grids with one technical grid each.
 * The city's borders are not in the data: a cell is what lies nearest to the middle of a precinct's requests.
 */
export function bostonAreas(district: string, requests: readonly ServiceRequest[], neighborhoods: readonly Neighborhood[]): BostonAreas {
  const precincts = precinctsOf(requests, neighborhoods);
  const everywhere = requests.map(({ at }) => PLANE.toPoint(at));
  const rings = tessellate(
    precincts.map((precinct) => precinct.middle),
    hullWithMargin(everywhere, MARGIN_METRES),
  ).map((cell) => ringOf(cell, PLANE));

  const streets = streetCodes(district, precincts, neighborhoods);
  const cells = precincts.map(({ code, neighborhood }, index): Cell => {
    const street = streets[neighborhood];
    const community = communityCode(street, code);
    return { code: `${community}0${code.slice(2)}`, community, managementGrid: `${street}-${code}`, polygon: rings[index] };
  });
  const byCode = (one: { code: string }, other: { code: string }): number => (one.code < other.code ? -1 : 1);
  const areas = precincts.flatMap(({ code, neighborhood }) =>
    areasOf(district, streets[neighborhood], neighborhoods[neighborhood].name, code),
  );
  return {
    outline: outlineOf(rings),
    areas: [...new Map(areas.map((area) => [area.code, area])).values()].sort(byCode),
    cells: cells.sort(byCode),
  };
}

function precinctsOf(requests: readonly ServiceRequest[], neighborhoods: readonly Neighborhood[]): Precinct[] {
  const indexOf = new Map(neighborhoods.flatMap(({ name, also }, index) => [name.en, ...also].map((known) => [known, String(index)])));
  const byPrecinct = grouped(
    requests.filter(({ precinct }) => precinct !== ''),
    ({ precinct }) => precinct,
  );
  return [...byPrecinct].map(([code, inside]) => {
    const neighborhood = mostFrequent(inside.flatMap((request) => indexOf.get(request.neighborhood) ?? []));
    if (neighborhood === undefined) throw new RangeError(`no request of precinct ${code} names a neighbourhood`);
    return { code, neighborhood: Number(neighborhood), middle: PLANE.toPoint(medianOf(inside.map(({ at }) => at))) };
  });
}

/** A few requests of a precinct are placed at the other end of the city, and a mean would follow them. */
function medianOf(positions: readonly Position[]): Position {
  const half = Math.floor(positions.length / 2);
  const sorted = (axis: 0 | 1): number => positions.map((position) => position[axis]).sort((one, other) => one - other)[half];
  return [sorted(0), sorted(1)];
}

/** Neighbourhoods are numbered like every grid: from north to south, and from west to east. */
function streetCodes(district: string, precincts: readonly Precinct[], neighborhoods: readonly Neighborhood[]): string[] {
  const middles = neighborhoods.map((_, index) =>
    middle(precincts.filter(({ neighborhood }) => neighborhood === index).map((precinct) => precinct.middle)),
  );
  const codes: string[] = [];
  readingOrder(middles).forEach((neighborhood, position) => {
    codes[neighborhood] = `${district}${String(position + 1).padStart(3, '0')}`;
  });
  return codes;
}

function areasOf(district: string, street: string, name: Name, precinct: string): Area[] {
  const ward = Number(precinct.slice(0, 2));
  const number = Number(precinct.slice(2));
  return [
    { code: street, level: 'street', parent: district, name },
    {
      code: communityCode(street, precinct),
      level: 'community',
      parent: street,
      name: { zh: `第${ward}选区（${name.zh}）`, en: `Ward ${ward} (${name.en})` },
    },
    {
      code: `${street}-${precinct}`,
      level: 'management-grid',
      parent: street,
      name: { zh: `第${ward}选区第${number}投票区`, en: `Ward ${ward} precinct ${number}` },
    },
  ];
}

function communityCode(street: string, precinct: string): string {
  return `${street}0${precinct.slice(0, 2)}`;
}
