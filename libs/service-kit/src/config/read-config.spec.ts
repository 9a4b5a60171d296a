import { randomBytes } from 'node:crypto';

import { ConfigError } from './config-error.js';
import { readConfig } from './read-config.js';

const KEY = randomBytes(32).toString('base64');
const COMPLETE = {
  XIANBAN_HTTP_PORT: '8080',
  XIANBAN_DATABASE_URL: 'postgres://intake:secret@127.0.0.1:5432/intake',
  XIANBAN_NATS_URL: 'nats://intake:secret@127.0.0.1:4222',
  XIANBAN_DISTRICT_PACK: 'deploy/districts/chaoyang',
  XIANBAN_JWKS_URL: 'file:///run/jwks.json',
  XIANBAN_TOKEN_ISSUER: 'https://issuer.test',
  XIANBAN_TOKEN_AUDIENCE: 'xianban',
  XIANBAN_PUBLIC_URL: 'https://intake.test/',
};

function faultsOf(...args: Parameters<typeof readConfig>): readonly string[] {
  try {
    readConfig(...args);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
}

it('reads a complete environment, with defaults for what may be absent', () => {
  expect(readConfig('intake', COMPLETE)).toMatchObject({
    process: 'intake',
    instance: 1,
    http: { host: '127.0.0.1', port: 8080 },
    database: { poolSize: 10 },
    clock: { rate: 1 },
    publicUrl: 'https://intake.test',
    logLevel: 'info',
    vaultKeys: [],
  });
});

it('reads the district clock and the keys of the vault, the current one first', () => {
  const config = readConfig('intake', {
    ...COMPLETE,
    XIANBAN_CLOCK: '2026-03-01T00:00:00.000Z,2026-11-22T00:00:00.000Z,60',
    XIANBAN_VAULT_KEYS: `young:${KEY},old:${KEY}`,
  });
  expect(config.clock).toEqual({ startMs: Date.UTC(2026, 2, 1), firstStartMs: Date.UTC(2026, 10, 22), rate: 60 });
  expect(config.vaultKeys.map(({ id, key }) => [id, key.length])).toEqual([
    ['young', 32],
    ['old', 32],
  ]);
});

it('names every variable that is missing, in one line', () => {
  const error = new ConfigError(faultsOf('intake', {}, { vaultKeys: true }));
  for (const variable of [...Object.keys(COMPLETE), 'XIANBAN_VAULT_KEYS']) expect(error.message).toContain(`${variable} is missing`);
  expect(error.message).not.toContain('\n');
});

it('asks the worker, and nobody else, for Temporal', () => {
  expect(faultsOf('worker', COMPLETE)).toEqual(['XIANBAN_TEMPORAL_ADDRESS is missing', 'XIANBAN_TEMPORAL_NAMESPACE is missing']);
  const temporal = { XIANBAN_TEMPORAL_ADDRESS: '127.0.0.1:7233', XIANBAN_TEMPORAL_NAMESPACE: 'chaoyang' };
  expect(readConfig('worker', { ...COMPLETE, ...temporal }).temporal).toEqual({ address: '127.0.0.1:7233', namespace: 'chaoyang' });
});

it.each([
  ['XIANBAN_HTTP_PORT', '65536'],
  ['XIANBAN_HTTP_PORT', '80a'],
  ['XIANBAN_INSTANCE', '0'],
  ['XIANBAN_DATABASE_URL', 'mysql://a:hunter2@b/c'],
  ['XIANBAN_DATABASE_POOL_SIZE', '1'],
  ['XIANBAN_NATS_URL', 'hunter2'],
  ['XIANBAN_JWKS_URL', 'http://issuer.test/jwks.json'],
  ['XIANBAN_CLOCK', 'yesterday'],
  ['XIANBAN_LOG_LEVEL', 'loud'],
  ['XIANBAN_PUBLIC_URL', 'ftp://intake.test'],
  ['XIANBAN_VAULT_KEYS', `hunter2:${KEY.slice(1)}`],
  ['XIANBAN_VAULT_KEYS', `a:${KEY},a:${KEY}`],
])('says that %s is wrong as %s, without repeating its value', (variable, value) => {
  const faults = faultsOf('intake', { ...COMPLETE, [variable]: value });
  expect(faults).toHaveLength(1);
  expect(faults[0]).toMatch(new RegExp(`^${variable} (must|names)`));
  expect(faults[0]).not.toContain('hunter2');
});

it.each([
  ['file:///var/lib/xianban/pictures', { kind: 'folder', path: '/var/lib/xianban/pictures' }],
  [
    'https://key:a%2Fb@storage.test/pictures?region=cn-beijing',
    { kind: 's3', endpoint: 'https://storage.test', bucket: 'pictures', region: 'cn-beijing', accessKey: 'key', secretKey: 'a/b' },
  ],
])('keeps pictures where %s says', (address, attachments) => {
  expect(readConfig('intake', { ...COMPLETE, XIANBAN_ATTACHMENTS: address })).toMatchObject({ attachments });
});

it.each(['ftp://storage.test/pictures', 'https://storage.test/pictures', 'https://key:secret@storage.test/', 'pictures'])(
  'does not understand %s as a place for pictures',
  (address) => {
    expect(faultsOf('intake', { ...COMPLETE, XIANBAN_ATTACHMENTS: address })).toEqual([
      expect.stringContaining('XIANBAN_ATTACHMENTS must'),
    ]);
  },
);
