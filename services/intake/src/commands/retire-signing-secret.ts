import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

import { ChannelKeys } from '../channel-kit/channel-keys.js';
import { notFound } from '../http/not-found.js';
import { ChannelKey } from '../store/channel-key.js';

/** Ends a change of secrets: what is signed with the older one is refused from now on. Other instances notice within seconds. */
@Injectable()
export class RetireSigningSecret {
  constructor(
    private readonly dataSource: DataSource,
    private readonly keys: ChannelKeys,
  ) {}

  /** Without an older secret it changes nothing. @throws Problem 404 */
  async run(id: string): Promise<ChannelKey> {
    await this.dataSource.manager.update(ChannelKey, { id }, { olderSigningSecret: null });
    this.keys.forget();
    const key = await this.dataSource.manager.findOneBy(ChannelKey, { id });
    if (!key) throw notFound('id', 'There is no such key');
    return key;
  }
}
