import { Injectable } from '@nestjs/common';
import type { ReportId } from '@xianban/contracts/values/identifiers';
import { Clock } from '@xianban/service-kit/clock';
import type { Actor } from '@xianban/service-kit/identity/actor';
import { PersonalDataVault } from '@xianban/service-kit/vault/personal-data-vault';
import { DataSource, type EntityManager } from 'typeorm';

import { maySee } from '../../domain/issue-rights.js';
import { notFound } from '../../http/not-found.js';
import { Issue } from '../../store/issue.js';
import { opened } from '../../store/opened.js';
import { placeOf } from '../../store/place-of.js';
import { Report } from '../../store/report.js';
import { Handover, reasonContext } from './handover.js';
import type { OwnerView } from './owner-view.js';

/** Who owns what was asked at a counter: whoever was asked first, until it was decided otherwise. */
@Injectable()
export class Owners {
  constructor(
    private readonly dataSource: DataSource,
    private readonly vault: PersonalDataVault,
    private readonly clock: Clock,
  ) {}

  /** Whoever was asked first. @throws Problem 404 if there is no such report, or none for this actor */
  async first(actor: Actor, id: ReportId, manager: EntityManager = this.dataSource.manager): Promise<string> {
    const report = await manager.findOneBy(Report, { id });
    const owner = report?.channel === 'first-inquiry' ? report.details?.['owner'] : undefined;
    const issue = report && (await manager.findOneBy(Issue, { number: report.issue }));
    const sees = issue && (maySee(actor, placeOf(issue)) || owner === actor.sub);
    if (!sees || typeof owner !== 'string') throw notFound('id', 'There is no such report');
    return owner;
  }

  /** Oldest first. */
  handovers(report: ReportId, manager: EntityManager = this.dataSource.manager): Promise<Handover[]> {
    return manager.find(Handover, { where: { report }, order: { sequence: 'ASC' } });
  }

  /** The owner with the trace of how it came to be. @throws Problem 404 */
  async view(actor: Actor, report: ReportId): Promise<OwnerView> {
    const first = await this.first(actor, report);
    const handovers = await this.handovers(report);
    const keys = await this.vault.keysOf([...new Set(handovers.map(({ person }) => person))]);
    return {
      report,
      askedFirst: first,
      owner: handovers.at(-1)?.owner ?? first,
      handovers: handovers.map((handover, index) => {
        const reason = opened(this.vault, keys.get(handover.person), handover.reason, reasonContext(handover));
        return {
          from: handovers[index - 1]?.owner ?? first,
          to: handover.owner,
          decidedBy: handover.decidedBy,
          decidedAt: this.clock.instant(handover.decidedAt.getTime()),
          ...(reason !== undefined && { reason }),
        };
      }),
    };
  }
}
