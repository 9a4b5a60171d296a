import { RouteConfig } from '@nestjs/platform-fastify';

/** Unless a route says otherwise. */
export const DEFAULT_BODY_BYTES = 1_048_576;

/** What a route's decorators tell the server about it. */
export interface KitRouteConfig {
  readonly bodyLimitBytes?: number;
}

/** Largest body that a route takes, in bytes. */
export function BodyLimit(bytes: number): MethodDecorator {
  return RouteConfig({ bodyLimitBytes: bytes } satisfies KitRouteConfig);
}
