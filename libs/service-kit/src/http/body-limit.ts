import { routeConfig } from './route-config.js';

/** Unless a route says otherwise. */
export const DEFAULT_BODY_BYTES = 1_048_576;

/** Largest body that a route takes, in bytes. */
export function BodyLimit(bytes: number): MethodDecorator {
  return routeConfig({ bodyLimitBytes: bytes });
}
