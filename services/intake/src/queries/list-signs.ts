import { Injectable } from '@nestjs/common';
import { Clock } from '@xianban/service-kit/clock';
import { DistrictPack } from '@xianban/service-kit/district/district-pack';
import type { Actor } from '@xianban/service-kit/identity/actor';
import { readCursor } from '@xianban/service-kit/paging/cursor';
import type { Page } from '@xianban/service-kit/paging/page';
import { pageOf } from '@xianban/service-kit/paging/page-of';
import { DataSource } from 'typeorm';

import { areasOfSigns } from '../domain/sign-rights.js';
import type { SignQuery } from '../http/sign-query.js';
import { SignView } from '../http/sign-view.js';
import { Sign } from '../store/sign.js';

/** Lists the signs that an actor may see, newest first. */
@Injectable()
export class ListSigns {
  constructor(
    private readonly dataSource: DataSource,
    private readonly pack: DistrictPack,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem 400 for a cursor that is none */
  async run(actor: Actor, { limit, cursor, state, channel, area }: SignQuery): Promise<Page<SignView>> {
    const after = readCursor(cursor, ['integer', 'uuid']);
    const areas = areasOfSigns(actor, this.pack.areas());
    const list = this.dataSource.manager
      .createQueryBuilder(Sign, 'sign')
      .orderBy('sign.raisedAt', 'DESC')
      .addOrderBy('sign.id', 'DESC')
      .limit(limit + 1);
    if (areas) list.andWhere('sign.area = ANY(:areas)', { areas });
    // written out, so that the partial index serves it
    if (state !== undefined) list.andWhere(state === 'open' ? "sign.state = 'open'" : 'sign.state = :state', { state });
    if (channel !== undefined) list.andWhere('sign.channel = :channel', { channel });
    if (area !== undefined) list.andWhere('sign.area = :area', { area });
    if (after) list.andWhere('(sign.raisedAt, sign.id) < (:raisedAt, :id)', { raisedAt: new Date(after[0]), id: after[1] });
    return pageOf(
      await list.getMany(),
      limit,
      (sign) => [sign.raisedAt.getTime(), sign.id],
      (sign) => SignView.of(sign, this.clock),
    );
  }
}
