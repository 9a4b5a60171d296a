import { createHmac } from 'node:crypto';
import { copyFile, readFile, rename, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import { eventually } from '@xianban/messaging/testing/eventually';
import { type FetchImplementation, SignJWT, UnsecuredJWT } from 'jose';

import type { Config } from '../config/config.js';
import { TestIssuer } from '../testing/test-issuer.js';
import { KeySet } from './key-set.js';
import { KeysAway } from './keys-away.js';
import { TokenVerifier, type TokenVerdict } from './token-verifier.js';

let issuer: TestIssuer;
beforeEach(async () => {
  issuer = await TestIssuer.create();
});

function verifierOf(jwksUrl: URL, fetching?: FetchImplementation): TokenVerifier {
  const config = { identity: { jwksUrl, issuer: issuer.issuer, audience: issuer.audience } } as Config;
  return new TokenVerifier(config, new KeySet(config, fetching));
}

const operator = () => issuer.token({ role: 'operator', areas: ['110105001' as never] });
const refused: TokenVerdict = { ok: false, detail: expect.any(String) as string };

it('tells who acts', async () => {
  const token = await issuer.token({
    role: 'unit-staff',
    sub: 'wang',
    unit: 'sanlitun' as never,
    can: ['backdates'],
    areas: ['110105001' as never],
  });
  const actor = { role: 'unit-staff', sub: 'wang', unit: 'sanlitun', can: ['backdates'], areas: ['110105001'] };
  expect(await verifierOf(issuer.jwksUrl).verify(token)).toEqual({ ok: true, actor });
});

it('gives no areas and no rights to a token that names none', async () => {
  const token = await issuer.sign({ sub: 'a', role: 'analyst' });
  expect(await verifierOf(issuer.jwksUrl).verify(token)).toEqual({ ok: true, actor: { sub: 'a', role: 'analyst', areas: [], can: [] } });
});

it('refuses tokens without a signature, with a shared secret, by a foreign key, or changed', async () => {
  const verifier = verifierOf(issuer.jwksUrl);
  const claims = { sub: 'a', role: 'operator', areas: ['*'] };
  const unsigned = new UnsecuredJWT(claims).setIssuer(issuer.issuer).setAudience(issuer.audience).setExpirationTime('1h').encode();
  const jwks = await readFile(issuer.jwksUrl);
  const publicKeyAsSecret = await new SignJWT(claims)
    .setProtectedHeader({ alg: 'HS256', kid: 'test' })
    .setIssuer(issuer.issuer)
    .setAudience(issuer.audience)
    .setExpirationTime('1h')
    .sign(createHmac('sha256', jwks).digest());
  const foreign = await (await TestIssuer.create()).token({ role: 'operator' });
  const [head, body, signature] = (await operator()).split('.');
  const promoted = Buffer.from(JSON.stringify({ ...claims, iss: issuer.issuer, aud: issuer.audience, exp: 4e9 })).toString('base64url');
  const changed = [head, promoted, signature].join('.');
  const cut = [head, body, signature?.slice(0, -2)].join('.');
  for (const token of [unsigned, publicKeyAsSecret, foreign, changed, cut, '..', '']) expect(await verifier.verify(token)).toEqual(refused);
});

it('remembers a token, but not beyond its expiry', async () => {
  const verifier = verifierOf(issuer.jwksUrl);
  const [lasting, ending] = [await operator(), await issuer.sign({ sub: 'a', role: 'operator', exp: Math.floor(Date.now() / 1000) - 4 })];
  expect(verifier.known(lasting)).toBeUndefined();
  await verifier.verify(lasting);
  expect(verifier.known(lasting)).toMatchObject({ role: 'operator' });

  // within the five seconds that clocks may differ
  expect(await verifier.verify(ending)).toMatchObject({ ok: true });
  await eventually('the remembered token to expire', () => verifier.known(ending) === undefined);
  expect(await verifier.verify(ending)).toEqual(refused);
});

it('follows a file of keys that changes', async () => {
  const verifier = verifierOf(issuer.jwksUrl);
  expect(await verifier.verify(await operator())).toMatchObject({ ok: true });
  const next = await TestIssuer.create('next');
  const path = fileURLToPath(issuer.jwksUrl);
  await copyFile(fileURLToPath(next.jwksUrl), `${path}.new`);
  await rename(`${path}.new`, path);
  const token = await next.token({ role: 'operator' });
  await eventually('the new key to be known', async () => (await verifier.verify(token)).ok);
  expect(await verifier.verify(await issuer.token({ role: 'operator', sub: 'other' }))).toEqual(refused);
});

it('fetches the keys of an issuer once for many tokens', async () => {
  const jwks = await readFile(issuer.jwksUrl, 'utf8');
  let fetched = 0;
  const verifier = verifierOf(new URL('https://issuer.test/jwks.json'), () => {
    fetched += 1;
    return Promise.resolve(new Response(jwks, { headers: { 'content-type': 'application/json' } }));
  });
  for (const sub of ['a', 'b', 'c'])
    expect(await verifier.verify(await issuer.token({ role: 'operator', sub }))).toMatchObject({ ok: true });
  expect(fetched).toBe(1);
});

it('says that keys are away, and not that the token is wrong, when they cannot be read', async () => {
  const dead = verifierOf(new URL('https://issuer.test/jwks.json'), () => Promise.reject(new Error('no route')));
  await expect(dead.verify(await operator())).rejects.toThrow(KeysAway);
  const broken = verifierOf(new URL('https://issuer.test/jwks.json'), () => Promise.resolve(new Response('<html>', { status: 502 })));
  await expect(broken.verify(await operator())).rejects.toThrow(KeysAway);
  const missing = verifierOf(new URL('file:///nowhere/jwks.json'));
  await expect(missing.verify(await operator())).rejects.toThrow(KeysAway);
  await writeFile(issuer.jwksUrl, 'no JSON');
  await expect(verifierOf(issuer.jwksUrl).verify(await operator())).rejects.toThrow(KeysAway);
});
