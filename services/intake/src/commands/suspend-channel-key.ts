import { Injectable } from '@nestjs/common';
import { DataSource, IsNull } from 'typeorm';

import { ChannelKeys } from '../channel-kit/channel-keys.js';
import { notFound } from '../http/not-found.js';
import { ChannelKey } from '../store/channel-key.js';

/** Lets a key rest, or go on. Other instances notice within seconds. */
@Injectable()
export class SuspendChannelKey {
  constructor(
    private readonly dataSource: DataSource,
    private readonly keys: ChannelKeys,
  ) {}

  /** Doing again what was done changes nothing. @throws Problem 404 */
  async run(id: string, rests: boolean): Promise<ChannelKey> {
    const { manager } = this.dataSource;
    if (rests) await manager.update(ChannelKey, { id, suspendedAt: IsNull() }, { suspendedAt: () => 'now()' });
    else await manager.update(ChannelKey, { id }, { suspendedAt: null });
    this.keys.forget();
    const key = await manager.findOneBy(ChannelKey, { id });
    if (!key) throw notFound('id', 'There is no such key');
    return key;
  }
}
