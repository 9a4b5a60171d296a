import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

import type { Actor } from './actor.js';
import { ALLOWED_ROLES } from './allow.js';
import { allowed, ProvenActors } from './proven-actors.js';
import { PUBLIC_ROUTE } from './public.js';
import type { Role } from './role.js';

/** A request after the guard has seen it. */
export type ActingRequest = FastifyRequest & { actor?: Actor };

/** Who may use a route: anybody, or these roles. A route that declares neither is for nobody. */
type Rule = 'public' | ReadonlySet<Role>;

/** Denies by default: lets a request through only to a route that is `@Public`, or that `@Allow`s the role of its verified token. */
@Injectable()
export class IdentityGuard implements CanActivate {
  private readonly rules = new Map<unknown, Map<unknown, Rule>>();

  constructor(private readonly actors: ProvenActors) {}

  /** @throws Problem 401 without a valid token, 403 with one that does not suffice */
  canActivate(context: ExecutionContext): true | Promise<true> {
    const rule = this.ruleOf(context);
    if (rule === 'public') return true;

    const request = context.switchToHttp().getRequest<ActingRequest>();
    const actor = this.actors.of(request);
    return actor instanceof Promise ? actor.then((proven) => admit(request, proven, rule)) : admit(request, actor, rule);
  }

  private ruleOf(context: ExecutionContext): Rule {
    const controller = context.getClass();
    const handler = context.getHandler();
    // a handler may be inherited by two controllers with different rules
    const ofController = this.rules.get(controller) ?? new Map<unknown, Rule>();
    let rule = ofController.get(handler);
    if (!rule) {
      rule = declaredRule(handler) ?? declaredRule(controller) ?? new Set();
      ofController.set(handler, rule);
      this.rules.set(controller, ofController);
    }
    return rule;
  }
}

function declaredRule(target: object): Rule | undefined {
  if (Reflect.getMetadata(PUBLIC_ROUTE, target)) return 'public';
  const roles = Reflect.getMetadata(ALLOWED_ROLES, target) as readonly Role[] | undefined;
  return roles && new Set(roles);
}

function admit(request: ActingRequest, actor: Actor, roles: ReadonlySet<Role>): true {
  request.actor = allowed(actor, roles);
  return true;
}
