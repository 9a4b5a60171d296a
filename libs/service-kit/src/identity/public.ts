import { SetMetadata } from '@nestjs/common';

export const PUBLIC_ROUTE = 'xianban:public-route';

/** Lets anybody use a route, or every route of a controller. For what proves itself otherwise: receipts, keys, links. */
export function Public(): ClassDecorator & MethodDecorator {
  return SetMetadata(PUBLIC_ROUTE, true);
}
