import { RouteConfig } from '@nestjs/platform-fastify';
import { FASTIFY_ROUTE_CONFIG_METADATA } from '@nestjs/platform-fastify/constants';

/** What a route's decorators tell the server about it. */
export interface KitRouteConfig {
  readonly bodyLimitBytes?: number;
  /** Content types whose bodies the handler gets as bytes. */
  readonly rawTypes?: readonly string[];
  /** See `AlwaysAnswered`. */
  readonly alwaysAnswered?: boolean;
}

/** Adds to what other decorators of the route have said. */
export function routeConfig(part: KitRouteConfig): MethodDecorator {
  return (target, key, descriptor) => {
    const said = Reflect.getMetadata(FASTIFY_ROUTE_CONFIG_METADATA, descriptor.value as object) as KitRouteConfig | undefined;
    RouteConfig({ ...said, ...part })(target, key, descriptor);
  };
}
