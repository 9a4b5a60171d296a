import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

import { Problem } from '../http/problem.js';
import type { Actor } from './actor.js';
import { ALLOWED_ROLES } from './allow.js';
import { PUBLIC_ROUTE } from './public.js';
import type { Role } from './role.js';
import { isSameOrigin } from './same-origin.js';
import { presentedToken } from './presented-token.js';
import { TokenVerifier } from './token-verifier.js';

/** A request after the guard has seen it. */
export type ActingRequest = FastifyRequest & { actor?: Actor };

/** Who may use a route: anybody, or these roles. A route that declares neither is for nobody. */
type Rule = 'public' | ReadonlySet<Role>;

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Denies by default: lets a request through only to a route that is `@Public`, or that `@Allow`s the role of its verified token. */
@Injectable()
export class IdentityGuard implements CanActivate {
  private readonly rules = new Map<unknown, Map<unknown, Rule>>();

  constructor(private readonly tokens: TokenVerifier) {}

  /** @throws Problem 401 without a valid token, 403 with one that does not suffice */
  canActivate(context: ExecutionContext): true | Promise<true> {
    const rule = this.ruleOf(context);
    if (rule === 'public') return true;

    const request = context.switchToHttp().getRequest<ActingRequest>();
    const presented = presentedToken(request.headers);
    if (!presented) throw unauthorized('a bearer token is needed');
    // a browser sends the cookie along with what other sites make it send
    if (presented.from === 'cookie' && !SAFE_METHODS.has(request.method) && !isSameOrigin(request.headers)) {
      throw forbidden('this must come from a page of the same origin');
    }

    const known = this.tokens.known(presented.token);
    if (known) return admit(request, known, rule);
    return this.tokens.verify(presented.token).then((verdict) => {
      if (!verdict.ok) throw unauthorized(verdict.detail, 'invalid_token');
      return admit(request, verdict.actor, rule);
    });
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
  if (!roles.has(actor.role)) throw forbidden(`the role ${actor.role} may not do this`);
  request.actor = actor;
  return true;
}

function unauthorized(detail: string, error?: 'invalid_token'): Problem {
  return new Problem(
    { status: 401, type: 'urn:xianban:problem:unauthorized', title: 'Who acts is not known', detail },
    { 'WWW-Authenticate': error ? `Bearer realm="xianban", error="${error}"` : 'Bearer realm="xianban"' },
  );
}

function forbidden(detail: string): Problem {
  return new Problem(
    { status: 403, type: 'urn:xianban:problem:forbidden', title: 'Not allowed', detail },
    { 'WWW-Authenticate': 'Bearer realm="xianban", error="insufficient_scope"' },
  );
}
