import { readFile, stat } from 'node:fs/promises';

import { Injectable } from '@nestjs/common';
import {
  createLocalJWKSet,
  createRemoteJWKSet,
  type CryptoKey,
  customFetch,
  errors,
  type FetchImplementation,
  type JSONWebKeySet,
  type JWSHeaderParameters,
} from 'jose';

import { Config } from '../config/config.js';
import { KeysAway } from './keys-away.js';

type FindKey = (header: JWSHeaderParameters) => Promise<CryptoKey>;

/** A file is looked at again after this long, so that a new key is known soon and a flood of bad tokens reads nothing. */
const FILE_LOOK_MS = 1_000;

/** The issuer's public keys, from an https address or a file; both are followed when they rotate. */
@Injectable()
export class KeySet {
  private readonly source: FindKey;

  /** @param fetching replaces the fetch of the runtime, for issuers that need a proxy */
  constructor(config: Config, fetching?: FetchImplementation) {
    const url = config.identity.jwksUrl;
    this.source = url.protocol === 'file:' ? keysOfFile(url) : keysOfIssuer(url, fetching);
  }

  /** The key that a token names. @throws JWKSNoMatchingKey if there is none, KeysAway if the keys cannot be read */
  async find(header: JWSHeaderParameters): Promise<CryptoKey> {
    try {
      return await this.source(header);
    } catch (cause) {
      if (cause instanceof errors.JWKSNoMatchingKey || cause instanceof errors.JWKSMultipleMatchingKeys) throw cause;
      if (cause instanceof errors.JOSENotSupported) throw cause;
      throw new KeysAway({ cause });
    }
  }
}

function keysOfIssuer(url: URL, fetching: FetchImplementation | undefined): FindKey {
  return createRemoteJWKSet(url, {
    cacheMaxAge: 10 * 60_000,
    cooldownDuration: 30_000,
    timeoutDuration: 1_500,
    ...(fetching && { [customFetch]: fetching }),
  });
}

function keysOfFile(url: URL): FindKey {
  let keys: FindKey | undefined;
  let changedMs = NaN;
  let lookedMs = -Infinity;

  return async (header) => {
    if (!keys || Date.now() - lookedMs >= FILE_LOOK_MS) {
      lookedMs = Date.now();
      const { mtimeMs } = await stat(url);
      if (!keys || mtimeMs !== changedMs) {
        keys = createLocalJWKSet(JSON.parse(await readFile(url, 'utf8')) as JSONWebKeySet);
        changedMs = mtimeMs;
      }
    }
    return keys(header);
  };
}
