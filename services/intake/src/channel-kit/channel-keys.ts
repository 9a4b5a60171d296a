import { Injectable } from '@nestjs/common';
import { Problem } from '@xianban/service-kit/http/problem';
import { LRUCache } from 'lru-cache';
import { DataSource, IsNull } from 'typeorm';

import { secretHash } from '../secrets/secret-hash.js';
import { notFound } from '../http/not-found.js';
import { ChannelKey } from '../store/channel-key.js';
import type { Channel } from './channel.js';

/** How long a revocation may take to reach the other instances. */
const REMEMBERED_MS = 5_000;
const MOST_REMEMBERED = 10_000;
const LONGEST_KEY = 200;

/** What a presented key or id turned out to be; `unknown` is remembered too, so that guessing does not reach the database each time. */
type KnownKey = ChannelKey | 'unknown';

/** Finds live keys: by the header X-Api-Key, which proves the caller, or by their id. */
@Injectable()
export class ChannelKeys {
  // apart, because an id is known to many and must never pass for the key
  private readonly bySecret = new LRUCache<string, KnownKey>({ max: MOST_REMEMBERED, ttl: REMEMBERED_MS });
  private readonly byId = new LRUCache<string, KnownKey>({ max: MOST_REMEMBERED, ttl: REMEMBERED_MS });

  constructor(private readonly dataSource: DataSource) {}

  /** The key that a caller presents for a channel. @throws Problem 401 without a live key, 403 with another channel's or one that rests; all name the header */
  async authenticated(channel: Channel, presented: string | string[] | undefined): Promise<ChannelKey> {
    if (typeof presented !== 'string' || presented === '' || presented.length > LONGEST_KEY)
      throw unauthorized('the header X-Api-Key is needed');
    const key = this.bySecret.get(presented) ?? (await this.read(this.bySecret, presented, { keyHash: secretHash(presented) }));
    if (key === 'unknown') throw unauthorized('the key is not known or was revoked');
    if (key.channel !== channel.name) {
      throw new Problem({
        status: 403,
        type: 'urn:xianban:problem:key-of-another-channel',
        title: 'The key belongs to another channel',
        field: 'X-Api-Key',
      });
    }
    mustNotRest(key);
    return key;
  }

  /** A live key of a channel, by its id: that alone proves nothing. @throws Problem 404 */
  async withId(channel: Channel, id: string): Promise<ChannelKey> {
    const key = this.byId.get(id) ?? (await this.read(this.byId, id, { id }));
    if (key === 'unknown' || key.channel !== channel.name) throw notFound('key', 'The channel has no such key');
    return key;
  }

  /** Makes this instance look at the database again. */
  forget(): void {
    this.bySecret.clear();
    this.byId.clear();
  }

  private async read(
    remembered: LRUCache<string, KnownKey>,
    presented: string,
    by: Pick<ChannelKey, 'id'> | Pick<ChannelKey, 'keyHash'>,
  ): Promise<KnownKey> {
    const known = (await this.dataSource.manager.findOneBy(ChannelKey, { ...by, revokedAt: IsNull() })) ?? 'unknown';
    remembered.set(presented, known);
    return known;
  }
}

/** @throws Problem 403 for a key that an operator has suspended */
export function mustNotRest({ suspendedAt }: ChannelKey): void {
  if (!suspendedAt) return;
  throw new Problem({
    status: 403,
    type: 'urn:xianban:problem:suspended',
    title: 'The key is suspended',
    detail: 'an operator has suspended the key, and may resume it',
    field: 'X-Api-Key',
  });
}

function unauthorized(detail: string): Problem {
  return new Problem(
    { status: 401, type: 'urn:xianban:problem:unauthorized', title: 'Who reports is not known', detail, field: 'X-Api-Key' },
    { 'WWW-Authenticate': 'ApiKey realm="xianban"' },
  );
}
