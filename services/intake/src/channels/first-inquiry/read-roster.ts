import { Injectable } from '@nestjs/common';
import type { AreaCode } from '@xianban/contracts/values/identifiers';
import { Clock } from '@xianban/service-kit/clock';
import { DistrictPack } from '@xianban/service-kit/district/district-pack';
import { DataSource } from 'typeorm';

import { Roster } from './roster.js';
import type { RosterQuery } from './roster-query.js';
import type { RosterView } from './roster-view.js';
import { dutyDays } from './turns.js';

/** Says who sits at a community's counter day by day. */
@Injectable()
export class ReadRoster {
  constructor(
    private readonly dataSource: DataSource,
    private readonly pack: DistrictPack,
    private readonly clock: Clock,
  ) {}

  async run(community: AreaCode, { from = this.clock.now().slice(0, 10), days }: RosterQuery): Promise<RosterView> {
    const rosters = await this.dataSource.manager.findBy(Roster, { community });
    return { community, days: dutyDays(rosters, from, days, this.pack.policy.calendar) };
  }
}
