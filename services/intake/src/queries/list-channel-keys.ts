import { Injectable } from '@nestjs/common';
import { readCursor } from '@xianban/service-kit/paging/cursor';
import type { Page } from '@xianban/service-kit/paging/page';
import { pageOf } from '@xianban/service-kit/paging/page-of';
import type { PageQuery } from '@xianban/service-kit/paging/page-query';
import { DataSource, MoreThan } from 'typeorm';

import { ChannelKeyView } from '../http/channel-key-view.js';
import { ChannelKey } from '../store/channel-key.js';

/** Lists the keys of all channels, live and revoked, without their secrets. Oldest first. */
@Injectable()
export class ListChannelKeys {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws Problem 400 for a cursor that is none */
  async run({ limit, cursor }: PageQuery): Promise<Page<ChannelKeyView>> {
    const after = readCursor(cursor, ['uuid']);
    // ids are UUIDs of version 7, so their order is that of their making
    const keys = await this.dataSource.manager.find(ChannelKey, {
      where: after ? { id: MoreThan(after[0]) } : {},
      order: { id: 'ASC' },
      take: limit + 1,
    });
    return pageOf(keys, limit, ({ id }) => [id], ChannelKeyView.of);
  }
}
