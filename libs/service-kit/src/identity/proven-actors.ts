import type { IncomingHttpHeaders } from 'node:http';

import { Injectable } from '@nestjs/common';

import { Problem } from '../http/problem.js';
import type { Actor } from './actor.js';
import { presentedToken } from './presented-token.js';
import type { Role } from './role.js';
import { isSameOrigin } from './same-origin.js';
import { TokenVerifier } from './token-verifier.js';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Finds out who acts, from the token that a request carries. */
@Injectable()
export class ProvenActors {
  constructor(private readonly tokens: TokenVerifier) {}

  /** At once if the token was verified a short while ago. @throws Problem 401 without a valid token, 403 for what another site made a browser send */
  of({ method, headers }: { readonly method: string; readonly headers: IncomingHttpHeaders }): Actor | Promise<Actor> {
    const presented = presentedToken(headers);
    if (!presented) throw unauthorized('a bearer token is needed');
    // a browser sends the cookie along with what other sites make it send
    if (presented.from === 'cookie' && !SAFE_METHODS.has(method) && !isSameOrigin(headers)) {
      throw forbidden('this must come from a page of the same origin');
    }
    return (
      this.tokens.known(presented.token) ??
      this.tokens.verify(presented.token).then((verdict) => {
        if (!verdict.ok) throw unauthorized(verdict.detail, 'invalid_token');
        return verdict.actor;
      })
    );
  }
}

/** The actor, if the role is one of these. @throws Problem 403 */
export function allowed(actor: Actor, roles: ReadonlySet<Role>): Actor {
  if (!roles.has(actor.role)) throw forbidden(`the role ${actor.role} may not do this`);
  return actor;
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
