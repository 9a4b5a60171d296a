import { Injectable } from '@nestjs/common';
import { Clock } from '@xianban/service-kit/clock';
import { newId } from '@xianban/service-kit/new-id';
import { DataSource, type EntityManager } from 'typeorm';

import { type PersonalDataHolder, PersonalDataHolders, type PersonSubject } from '../../store/personal-data-holders.js';
import { AlleyRound } from './alley-round.js';

const NOTHING = Buffer.alloc(0);

/** Who walked a round, for export and erasure. That it was walked stays. */
@Injectable()
export class RoundsPersonalData implements PersonalDataHolder {
  readonly name = 'alleyRounds';

  constructor(
    holders: PersonalDataHolders,
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {
    holders.register(this);
  }

  async exported({ person }: PersonSubject): Promise<object[]> {
    const rounds = await this.dataSource.manager.find(AlleyRound, { where: { person }, order: { endedAt: 'ASC', sequence: 'ASC' } });
    return rounds.map(({ device, sequence, route, alley, community, startedAt, endedAt, checked }) => {
      const instant = (date: Date) => this.clock.instant(date.getTime());
      return { device, sequence, route, alley, community, startedAt: instant(startedAt), endedAt: instant(endedAt), checked };
    });
  }

  async erase({ person }: PersonSubject, manager: EntityManager): Promise<undefined> {
    await manager.update(AlleyRound, { person }, { person: newId(), contentHash: NOTHING });
  }
}
