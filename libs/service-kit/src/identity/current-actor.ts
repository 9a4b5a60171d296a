import { createParamDecorator, type ExecutionContext } from '@nestjs/common';

import type { Actor } from './actor.js';
import type { ActingRequest } from './identity-guard.js';

/** The verified actor of a request, as a handler's argument. Undefined on public routes. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor | undefined => {
  return context.switchToHttp().getRequest<ActingRequest>().actor;
});
