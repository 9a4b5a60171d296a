import { routeConfig } from './route-config.js';

/** A route that is answered also while more requests come than can be: whoever watches the process must not take it for dead. */
export function AlwaysAnswered(): MethodDecorator {
  return routeConfig({ alwaysAnswered: true });
}
