import { Injectable } from '@nestjs/common';
import { DataSource, IsNull } from 'typeorm';

import { ChannelKeys } from '../channel-kit/channel-keys.js';
import { notFound } from '../http/not-found.js';
import { ChannelKey } from '../store/channel-key.js';

/** Takes a key back for good. Other instances notice within seconds. */
@Injectable()
export class RevokeChannelKey {
  constructor(
    private readonly dataSource: DataSource,
    private readonly keys: ChannelKeys,
  ) {}

  /** Revoking a revoked key changes nothing. @throws Problem 404 */
  async run(id: string): Promise<ChannelKey> {
    await this.dataSource.manager.update(ChannelKey, { id, revokedAt: IsNull() }, { revokedAt: () => 'now()' });
    this.keys.forget();
    const key = await this.dataSource.manager.findOneBy(ChannelKey, { id });
    if (!key) throw notFound('id', 'There is no such key');
    return key;
  }
}
