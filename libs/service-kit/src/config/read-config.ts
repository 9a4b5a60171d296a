import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { type ClockSetting, parseClockSetting, WALL_CLOCK } from '@xianban/rules/district-clock';

import { type AttachmentStorage, Config, LOG_LEVELS, type LogLevel, type ProcessName } from './config.js';
import { ConfigError } from './config-error.js';
import { parseMasterKeys } from './parse-master-keys.js';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The configuration of a process, from its environment. An empty variable counts as absent.
 * @param needs.vaultKeys true for a process that keeps personal data
 * @throws ConfigError naming every variable that is missing or wrong, in one line.
 */
export function readConfig(name: ProcessName, environment: Environment, needs = { vaultKeys: false }): Config {
  const faults: string[] = [];

  function read<T>(variable: string, parse: (text: string) => T, fallback?: T): T {
    const text = environment[variable]?.trim();
    if (!text) {
      if (fallback === undefined) faults.push(`${variable} is missing`);
      return fallback as T;
    }
    try {
      return parse(text);
    } catch (error) {
      faults.push(`${variable} ${(error as Error).message}`);
      return fallback as T;
    }
  }

  const keysFile = environment['XIANBAN_VAULT_KEYS_FILE']?.trim();
  const config = new Config({
    process: name,
    instance: read('XIANBAN_INSTANCE', integerWithin(1, 64), 1),
    http: { host: read('XIANBAN_HTTP_HOST', String, '127.0.0.1'), port: read('XIANBAN_HTTP_PORT', integerWithin(0, 65_535)) },
    database: {
      url: read('XIANBAN_DATABASE_URL', urlWith('postgres:', 'postgresql:')),
      poolSize: read('XIANBAN_DATABASE_POOL_SIZE', integerWithin(2, 200), 10),
    },
    natsUrl: read('XIANBAN_NATS_URL', urlWith('nats:', 'tls:')),
    districtPack: read('XIANBAN_DISTRICT_PACK', String),
    clock: read('XIANBAN_CLOCK', clock, WALL_CLOCK),
    identity: {
      jwksUrl: new URL(read('XIANBAN_JWKS_URL', urlWith('https:', 'file:')) ?? 'file:///'),
      issuer: read('XIANBAN_TOKEN_ISSUER', String),
      audience: read('XIANBAN_TOKEN_AUDIENCE', String),
    },
    vaultKeys: read('XIANBAN_VAULT_KEYS', parseMasterKeys, needs.vaultKeys && !keysFile ? undefined : []),
    ...(keysFile && { vaultKeysFile: read('XIANBAN_VAULT_KEYS_FILE', fileOfMasterKeys) }),
    publicUrl: read('XIANBAN_PUBLIC_URL', (text) => urlWith('http:', 'https:')(text).replace(/\/+$/, '')),
    logLevel: read('XIANBAN_LOG_LEVEL', logLevel, 'info'),
    outboundInner: read('XIANBAN_OUTBOUND_INNER', hostsAndPorts, []),
    ...(environment['XIANBAN_ATTACHMENTS']?.trim() && { attachments: read('XIANBAN_ATTACHMENTS', attachmentStorage) }),
    ...(name === 'worker' && {
      temporal: { address: read('XIANBAN_TEMPORAL_ADDRESS', hostAndPort), namespace: read('XIANBAN_TEMPORAL_NAMESPACE', String) },
    }),
  });

  if (faults.length > 0) throw new ConfigError(faults);
  return config;
}

// No message repeats the value, which may hold a password or a key.

function integerWithin(low: number, high: number): (text: string) => number {
  return (text) => {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
    if (!(value >= low && value <= high)) throw new RangeError(`must be a whole number within ${low}…${high}`);
    return value;
  };
}

function urlWith(...protocols: string[]): (text: string) => string {
  return (text) => {
    if (!URL.canParse(text) || !protocols.includes(new URL(text).protocol)) {
      throw new TypeError(`must be a URL that starts with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`);
    }
    return text;
  };
}

function hostAndPort(text: string): string {
  if (!/^[\w.[\]:-]+:\d{1,5}$/.test(text)) throw new TypeError('must be <host>:<port>');
  return text;
}

function hostsAndPorts(text: string): string[] {
  return text.split(',').map((entry) => hostAndPort(entry.trim()));
}

function attachmentStorage(text: string): AttachmentStorage {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === 'file:') return { kind: 'folder', path: fileURLToPath(url) };
  const [bucket, nested] = url?.pathname.split('/').filter(Boolean) ?? [];
  if (!url || !['http:', 'https:'].includes(url.protocol) || !url.username || !url.password || !bucket || nested) {
    throw new TypeError('must be file:///<folder> or https://<access key>:<secret key>@<host>/<bucket>?region=<region>');
  }
  return {
    kind: 's3',
    endpoint: url.origin,
    bucket,
    region: url.searchParams.get('region') ?? 'us-east-1',
    accessKey: decodeURIComponent(url.username),
    secretKey: decodeURIComponent(url.password),
  };
}

function fileOfMasterKeys(path: string): string {
  parseMasterKeys(readFileSync(path, 'utf8'));
  return path;
}

function clock(text: string): ClockSetting {
  try {
    return parseClockSetting(text);
  } catch (cause) {
    throw new TypeError('must be <start instant>,<first start wall instant>,<rate>', { cause });
  }
}

function logLevel(text: string): LogLevel {
  const level = LOG_LEVELS.find((known) => known === text);
  if (!level) throw new TypeError(`must be one of ${LOG_LEVELS.join(', ')}`);
  return level;
}
