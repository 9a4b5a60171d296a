import { Injectable } from '@nestjs/common';
import { Clock } from '@xianban/service-kit/clock';
import { newId } from '@xianban/service-kit/new-id';
import type { PersonKey } from '@xianban/service-kit/vault/person-key';
import { PersonalDataVault } from '@xianban/service-kit/vault/personal-data-vault';
import { DataSource, type EntityManager } from 'typeorm';

import { opened } from '../../store/opened.js';
import { type PersonalDataHolder, PersonalDataHolders, type PersonSubject } from '../../store/personal-data-holders.js';
import { Handover, reasonContext } from './handover.js';

const NOTHING = Buffer.alloc(0);

/** Why members of staff gave matters to others, for export and erasure. That they did stays on record. */
@Injectable()
export class HandoversPersonalData implements PersonalDataHolder {
  readonly name = 'handovers';

  constructor(
    holders: PersonalDataHolders,
    private readonly dataSource: DataSource,
    private readonly vault: PersonalDataVault,
    private readonly clock: Clock,
  ) {
    holders.register(this);
  }

  async exported({ person }: PersonSubject, key: PersonKey): Promise<object[]> {
    const handovers = await this.dataSource.manager.find(Handover, { where: { person }, order: { decidedAt: 'ASC', report: 'ASC' } });
    return handovers.map((handover) => ({
      report: handover.report,
      to: handover.owner,
      decidedAt: this.clock.instant(handover.decidedAt.getTime()),
      reason: opened(this.vault, key, handover.reason, reasonContext(handover)),
    }));
  }

  async erase({ person }: PersonSubject, manager: EntityManager): Promise<undefined> {
    await manager.update(Handover, { person }, { person: newId(), reason: NOTHING });
  }
}
