import { Injectable } from '@nestjs/common';
import { errors, jwtVerify, type JWTPayload } from 'jose';
import { LRUCache } from 'lru-cache';

import { Config } from '../config/config.js';
import type { Actor } from './actor.js';
import { actorOfClaims } from './actor-of-claims.js';
import { KeySet } from './key-set.js';

export type TokenVerdict = { readonly ok: true; readonly actor: Actor } | { readonly ok: false; readonly detail: string };

/** Signatures are checked once per token; a withdrawn key is noticed after this long at the latest. */
const REMEMBERED_MS = 5 * 60_000;
const CLOCK_SKEW_SECONDS = 5;

/** Verifies bearer tokens: EdDSA, issuer, audience, expiry (by the wall clock) and the claims that make an actor. */
@Injectable()
export class TokenVerifier {
  private readonly actors = new LRUCache<string, { readonly actor: Actor; readonly untilMs: number }>({ max: 10_000 });

  constructor(
    private readonly config: Config,
    private readonly keys: KeySet,
  ) {}

  /** The actor of a token that was verified a short while ago. */
  known(token: string): Actor | undefined {
    const entry = this.actors.get(token);
    if (!entry) return undefined;
    if (Date.now() < entry.untilMs) return entry.actor;
    this.actors.delete(token);
    return undefined;
  }

  /** @throws KeysAway if the issuer's keys cannot be read */
  async verify(token: string): Promise<TokenVerdict> {
    let claims: JWTPayload;
    try {
      const verified = await jwtVerify(token, (header) => this.keys.find(header), {
        algorithms: ['EdDSA', 'Ed25519'],
        issuer: this.config.identity.issuer,
        audience: this.config.identity.audience,
        requiredClaims: ['exp', 'sub'],
        clockTolerance: CLOCK_SKEW_SECONDS,
      });
      claims = verified.payload;
    } catch (error) {
      if (error instanceof errors.JOSEError) return { ok: false, detail: tokenFault(error) };
      throw error;
    }
    const verdict = actorOfClaims(claims);
    if (verdict.ok) {
      const expiryMs = ((claims.exp ?? 0) + CLOCK_SKEW_SECONDS) * 1000;
      this.actors.set(token, { actor: verdict.actor, untilMs: Math.min(Date.now() + REMEMBERED_MS, expiryMs) });
    }
    return verdict;
  }
}

function tokenFault(error: errors.JOSEError): string {
  if (error instanceof errors.JWTExpired) return 'the token has expired';
  if (error instanceof errors.JWTClaimValidationFailed) return `the token's claim ${error.claim} does not hold`;
  if (error instanceof errors.JWKSNoMatchingKey) return 'the token was signed with an unknown key';
  return 'the token is malformed or its signature does not hold';
}
