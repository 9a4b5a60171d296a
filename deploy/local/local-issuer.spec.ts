import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROLES as KNOWN_ROLES } from '@xianban/service-kit/identity/role';
import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from 'jose';
import { LOCAL_AUDIENCE, LOCAL_ISSUER, ROLES, signLocalToken } from './local-issuer.ts';
import { RunFolder } from './run-folder.ts';

describe('the local issuer', () => {
  let folder: RunFolder;

  beforeEach(async () => {
    folder = new RunFolder(await mkdtemp(join(tmpdir(), 'xianban-issuer-')));
  });

  afterEach(() => rm(folder.path, { recursive: true }));

  it('signs a token that its JWKS file verifies', async () => {
    const token = await signLocalToken(folder, {
      role: 'grid-worker',
      areas: ['110105001'],
      unit: 'team-1',
      sub: 'ming',
      can: ['backdates'],
    });

    const keys = createLocalJWKSet(JSON.parse(await readFile(folder.jwks, 'utf8')) as JSONWebKeySet);
    const { payload } = await jwtVerify(token, keys, { issuer: LOCAL_ISSUER, audience: LOCAL_AUDIENCE, algorithms: ['EdDSA'] });
    expect(payload).toMatchObject({ role: 'grid-worker', areas: ['110105001'], unit: 'team-1', sub: 'ming', can: ['backdates'] });
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(8 * 60 * 60);
  });

  it('keeps its key between tokens, for its owner only and out of the JWKS file', async () => {
    await signLocalToken(folder, { role: 'operator' });
    const key = await readFile(folder.issuerKey, 'utf8');
    await signLocalToken(folder, { role: 'operator' });

    await expect(readFile(folder.issuerKey, 'utf8')).resolves.toBe(key);
    expect((await stat(folder.issuerKey)).mode & 0o777).toBe(0o600);
    expect(JSON.parse(await readFile(folder.jwks, 'utf8'))).not.toHaveProperty('keys.0.d');
  });

  it('refuses a role that nobody knows, and names those that there are', async () => {
    await expect(signLocalToken(folder, { role: 'emperor' })).rejects.toThrow(
      `there is no role emperor: choose one of ${KNOWN_ROLES.join(', ')}`,
    );
  });

  it('refuses a time that is none', async () => {
    await expect(signLocalToken(folder, { role: 'operator', ttl: 'forever' })).rejects.toThrow(
      '--ttl must be a number of s, m, h or d, e.g. 8h, not forever',
    );
  });

  it('knows the roles that services know', () => {
    expect(ROLES).toEqual(KNOWN_ROLES);
  });
});
