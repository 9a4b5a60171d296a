import { Injectable } from '@nestjs/common';
import type { ReportId } from '@xianban/contracts/values/identifiers';
import { Store } from '@xianban/messaging/store';
import { Clock } from '@xianban/service-kit/clock';
import type { Actor } from '@xianban/service-kit/identity/actor';
import { PersonalDataVault } from '@xianban/service-kit/vault/personal-data-vault';

import { forbidden } from '../../http/forbidden.js';
import { Persons } from '../../store/persons.js';
import { Handover, reasonContext } from './handover.js';
import type { HandoverBody } from './handover-body.js';
import { Owners } from './owners.js';

/** Gives a matter to another owner. Nobody gets rid of it by themselves: somebody else decides, says why, and it stays on record. */
@Injectable()
export class HandOver {
  constructor(
    private readonly store: Store,
    private readonly owners: Owners,
    private readonly persons: Persons,
    private readonly vault: PersonalDataVault,
    private readonly clock: Clock,
  ) {}

  /** To the one who owns it changes nothing. @throws Problem 404, or 403 if the owner decides */
  run(actor: Actor, report: ReportId, { to, reason }: HandoverBody): Promise<void> {
    return this.store.transaction(async ({ manager }) => {
      const first = await this.owners.first(actor, report, manager);
      // one after the other, so that each knows the owner before it
      await manager.query('SELECT FROM report WHERE id = $1 FOR UPDATE', [report]);
      const earlier = await this.owners.handovers(report, manager);
      const owner = earlier.at(-1)?.owner ?? first;
      if (owner === actor.sub) throw forbidden('whoever was asked first keeps it: handing over is decided by somebody else');
      if (owner === to) return;
      const key = await this.persons.keyIn(manager, this.persons.staffId(actor.sub));
      const sequence = earlier.length + 1;
      await manager.insert(Handover, {
        report,
        sequence,
        owner: to,
        decidedBy: actor.sub,
        decidedAt: new Date(this.clock.nowMs()),
        person: key.person,
        reason: this.vault.seal(key, reason, reasonContext({ report, sequence })),
      });
    });
  }
}
