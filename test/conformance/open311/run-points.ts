import type { Endpoint } from './endpoint.ts';
import type { Point } from './point.ts';
import { pointsOfDescription } from './points-of-description.ts';
import { pointsOfExchange } from './points-of-exchange.ts';
import { pointsOfReading } from './points-of-reading.ts';
import { pointsOfRequesting } from './points-of-requesting.ts';
import { Visit } from './visit.ts';

/** Every numbered point of GeoReport v2, in order. */
export const OPEN311_POINTS: readonly Point[] = [...pointsOfDescription, ...pointsOfRequesting, ...pointsOfReading, ...pointsOfExchange];

/** Whether a point is kept. */
export interface PointVerdict {
  readonly point: Point;
  readonly kept: boolean;
  /** Why it is broken, or what could not be looked at. */
  readonly why?: string;
}

/** Looks at every point, one after the other: a broken one does not keep the others from being looked at. */
export async function* runPoints(endpoint: Endpoint): AsyncGenerator<PointVerdict> {
  const visit = new Visit(endpoint);
  for (const point of OPEN311_POINTS) {
    try {
      const why = await point.check(visit);
      yield { point, kept: true, ...(typeof why === 'string' && { why }) };
    } catch (error) {
      yield { point, kept: false, why: error instanceof Error ? error.message : String(error) };
    }
  }
}
