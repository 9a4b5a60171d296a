import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiBearerAuth, ApiCookieAuth } from '@nestjs/swagger';

import type { Role } from './role.js';

export const ALLOWED_ROLES = 'xianban:allowed-roles';

/** Lets actors of these roles use a route, or every route of a controller. Without it or `@Public` nobody may. */
export function Allow(...roles: readonly [Role, ...Role[]]): ClassDecorator & MethodDecorator {
  return applyDecorators(SetMetadata(ALLOWED_ROLES, roles), ApiBearerAuth('token'), ApiCookieAuth('session'));
}
