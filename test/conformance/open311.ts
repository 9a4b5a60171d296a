import type { Endpoints } from '@xianban/local/endpoints';
import { placeInDistrict } from '@xianban/local/place-in-district';

import { Endpoint } from './open311/endpoint.ts';
import { runPoints } from './open311/run-points.ts';

/** What to visit: everything but the URL is found out where a system runs here. */
export interface Open311Target {
  readonly url: string;
  readonly key?: string;
  readonly lat?: number;
  readonly long?: number;
}

/**
 * Visits an Open311 endpoint, prints for each of the 25 points whether it is kept, and gives the number of those that are not.
 * @param endpoints of the system that runs here, if one does
 * @throws Error without a key, or without a place that the city serves
 */
export async function open311Conformance(
  target: Open311Target,
  endpoints: Endpoints | undefined,
  say: (line: string) => void,
): Promise<number> {
  const key = target.key ?? endpoints?.open311Key;
  if (key === undefined) throw new Error('no system runs here, so say --key KEY of the endpoint');
  const place = placeOf(target, endpoints);
  if (!place) throw new Error('no system runs here, so say --lat and --long of a place that the city serves');

  let broken = 0;
  for await (const { point, kept, why } of runPoints(new Endpoint(target.url.replace(/\/+$/, ''), key, place))) {
    if (!kept) broken += 1;
    say(
      `${kept ? 'kept  ' : 'BROKEN'} ${String(point.number).padStart(2)}  ${point.says}${why === undefined ? '' : `\n           ${why}`}`,
    );
  }
  say(broken === 0 ? 'all 25 points are kept' : `${broken} of 25 points are broken`);
  return broken;
}

function placeOf({ lat, long }: Open311Target, endpoints: Endpoints | undefined): { lat: number; long: number } | undefined {
  if (lat !== undefined && long !== undefined) return { lat, long };
  if (!endpoints) return undefined;
  const [longitude, latitude] = placeInDistrict(endpoints.district);
  return { lat: latitude, long: longitude };
}
