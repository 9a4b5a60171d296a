import { routeConfig } from './route-config.js';

/**
 * Content types that a route takes as they are: the handler gets a Buffer, which nobody has looked into. Of `application/json` too, where a
 * signature is to be checked first. Other routes still refuse types of which they say nothing.
 */
export function RawBody(...types: readonly string[]): MethodDecorator {
  return routeConfig({ rawTypes: types });
}
