import { Injectable } from '@nestjs/common';
import type { AreaCode } from '@xianban/contracts/values/identifiers';
import { Clock } from '@xianban/service-kit/clock';
import { readCursor } from '@xianban/service-kit/paging/cursor';
import type { Page } from '@xianban/service-kit/paging/page';
import { pageOf } from '@xianban/service-kit/paging/page-of';
import { DataSource } from 'typeorm';

import { AlleyRound } from './alley-round.js';
import type { RoundsQuery } from './rounds-query.js';
import type { RoundView } from './round-view.js';

/** Lists the rounds that were walked since then, the latest first. */
@Injectable()
export class ListRounds {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** @param communities that the actor answers for. @throws Problem 400 for a cursor that is none */
  async run(communities: readonly AreaCode[], { since, limit, cursor }: RoundsQuery): Promise<Page<RoundView>> {
    const after = readCursor(cursor, ['integer', 'uuid', 'string', 'integer']);
    const list = this.dataSource.manager
      .createQueryBuilder(AlleyRound, 'round')
      .where('round.community = ANY(:communities) AND round.endedAt >= :since', { communities, since: new Date(since) })
      .orderBy('round.endedAt', 'DESC')
      .addOrderBy('round.holder', 'DESC')
      .addOrderBy('round.device', 'DESC')
      .addOrderBy('round.sequence', 'DESC')
      .limit(limit + 1);
    if (after) {
      const [ended, holder, device, sequence] = after;
      list.andWhere('(round.endedAt, round.holder, round.device, round.sequence) < (:ended, :holder, :device, :sequence)', {
        ended: new Date(ended),
        holder,
        device,
        sequence,
      });
    }
    return pageOf(
      await list.getMany(),
      limit,
      ({ endedAt, holder, device, sequence }) => [endedAt.getTime(), holder, device, sequence],
      ({ community, alley, route, startedAt, endedAt, checked }) => ({
        community,
        alleyId: alley,
        routeId: route,
        startedAt: this.clock.instant(startedAt.getTime()),
        endedAt: this.clock.instant(endedAt.getTime()),
        checked,
      }),
    );
  }
}
