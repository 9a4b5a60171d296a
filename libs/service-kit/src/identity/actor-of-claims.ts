import { AREA_CODE, UNIT_ID } from '@xianban/contracts/values/identifiers';
import type { JWTPayload } from 'jose';

import { type Actor, WHOLE_DISTRICT } from './actor.js';
import { ROLES } from './role.js';
import type { TokenVerdict } from './token-verifier.js';

/** More areas than a district has on one level of streets and communities need `['*']`. */
const MOST_AREAS = 1_000;
const RIGHT = /^[a-z][a-z-]{0,39}$/;
const SUBJECT = /^[^\p{C}]{1,200}$/u;

/** The actor that the claims of a verified token describe; a claim in the wrong form makes none. */
export function actorOfClaims(claims: JWTPayload): TokenVerdict {
  const { sub, role, areas = [], unit, can = [] } = claims;
  if (typeof sub !== 'string' || !SUBJECT.test(sub)) return wrong('sub');
  if (!ROLES.some((known) => known === role)) return wrong('role');
  if (!isListOf(areas, MOST_AREAS, (area) => area === WHOLE_DISTRICT || AREA_CODE.test(area))) return wrong('areas');
  if (unit !== undefined && (typeof unit !== 'string' || !UNIT_ID.test(unit))) return wrong('unit');
  if (!isListOf(can, 20, (right) => RIGHT.test(right))) return wrong('can');
  const actor = { sub, role, areas, can, ...(unit !== undefined && { unit }) } as Actor;
  return { ok: true, actor: Object.freeze(actor) };
}

function isListOf(value: unknown, most: number, fits: (text: string) => boolean): boolean {
  return Array.isArray(value) && value.length <= most && value.every((item) => typeof item === 'string' && fits(item));
}

function wrong(claim: string): TokenVerdict {
  return { ok: false, detail: `the token's claim ${claim} is missing or malformed` };
}
