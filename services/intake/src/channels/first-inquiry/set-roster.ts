import { Injectable } from '@nestjs/common';
import type { AreaCode } from '@xianban/contracts/values/identifiers';
import { Clock } from '@xianban/service-kit/clock';
import { dateOf, dayNumberAt, dayNumberOf, zoneOf } from '@xianban/rules/local-time';
import { invalidInput } from '@xianban/service-kit/http/invalid-input';
import type { Actor } from '@xianban/service-kit/identity/actor';
import { DataSource } from 'typeorm';

import { Roster } from './roster.js';
import type { RosterBody } from './roster-body.js';

const FARTHEST_DAYS = 366;

/** Says who takes turns from a date on. Days that have passed stay as they were. */
@Injectable()
export class SetRoster {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** @param community that the actor answers for. @throws Problem 400 for a date that has passed or lies far ahead */
  async run(actor: Actor, community: AreaCode, { since, members }: RosterBody): Promise<void> {
    const today = dayNumberAt(this.clock.nowMs(), zoneOf(this.clock.zone));
    if (since < dateOf(today) || dayNumberOf(since) > today + FARTHEST_DAYS)
      throw invalidInput([{ field: 'since', detail: `since must not be before today nor more than ${FARTHEST_DAYS} days ahead` }]);
    const roster: Roster = { community, since, members: [...members], setBy: actor.sub, setAt: new Date(this.clock.nowMs()) };
    await this.dataSource.manager.upsert(Roster, roster, ['community', 'since']);
  }
}
