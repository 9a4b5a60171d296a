import { exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose';
import { readJsonFile, writeJsonFile } from './json-file.ts';
import { Refused } from './refused.ts';
import type { RunFolder } from './run-folder.ts';

/** Who a token of this machine says it comes from, and for whom it is. */
export const LOCAL_ISSUER = 'urn:xianban:local';
export const LOCAL_AUDIENCE = 'xianban';

export const ROLES = ['grid-worker', 'unit-staff', 'street-staff', 'district-staff', 'operator', 'analyst'] as const;

/** Whom a token speaks for. */
export interface TokenClaims {
  readonly role: string;
  /** Person; the role's name if absent. */
  readonly sub?: string;
  /** Area codes; the whole district if absent. */
  readonly areas?: readonly string[];
  readonly unit?: string;
  /** Special rights, e.g. `backdates`. */
  readonly can?: readonly string[];
  /** How long it holds, e.g. `8h`. */
  readonly ttl?: string;
}

const ALGORITHM = 'EdDSA';

/** Sees to the key that signs tokens on this machine, and to the JWKS file that services verify them with. */
export async function prepareLocalIssuer(folder: RunFolder): Promise<void> {
  await privateKey(folder);
}

/** Signs a token. @throws Refused if the role is unknown or the time is no time. */
export async function signLocalToken(folder: RunFolder, claims: TokenClaims): Promise<string> {
  if (!ROLES.some((role) => role === claims.role)) throw new Refused(`there is no role ${claims.role}: choose one of ${ROLES.join(', ')}`);
  const ttl = claims.ttl ?? '8h';
  if (!/^\d+ ?(s|m|h|d)$/.test(ttl)) throw new Refused(`--ttl must be a number of s, m, h or d, e.g. 8h, not ${ttl}`);
  const key = await privateKey(folder);
  const { role, sub = role, areas = ['*'], unit, can = [] } = claims;
  return new SignJWT({ role, areas, ...(unit && { unit }), ...(can.length > 0 && { can }) })
    .setProtectedHeader({ alg: ALGORITHM, kid: key.kid ?? '' })
    .setIssuer(LOCAL_ISSUER)
    .setAudience(LOCAL_AUDIENCE)
    .setSubject(sub)
    .setIssuedAt()
    .setExpirationTime(ttl)
    .sign(await importJWK(key, ALGORITHM));
}

async function privateKey(folder: RunFolder): Promise<JWK> {
  const known = readJsonFile<JWK>(folder.issuerKey);
  if (known) return known;
  folder.make();
  const pair = await generateKeyPair(ALGORITHM, { extractable: true });
  const kid = `local-${Date.now().toString(36)}`;
  const key = { ...(await exportJWK(pair.privateKey)), kid, alg: ALGORITHM, use: 'sig' };
  // the public half first: whoever finds the key finds both
  writeJsonFile(folder.jwks, { keys: [{ ...(await exportJWK(pair.publicKey)), kid, alg: ALGORITHM, use: 'sig' }] });
  writeJsonFile(folder.issuerKey, key);
  return key;
}
