import { Injectable } from '@nestjs/common';
import { Clock } from '@xianban/service-kit/clock';
import type { Actor } from '@xianban/service-kit/identity/actor';
import { PersonalDataVault } from '@xianban/service-kit/vault/personal-data-vault';
import { DataSource } from 'typeorm';

import { mayContact } from '../domain/issue-rights.js';
import type { ReportView } from '../http/report-view.js';
import type { Issue } from '../store/issue.js';
import { openedWords } from '../store/opened-words.js';
import { placeOf } from '../store/place-of.js';
import { Report } from '../store/report.js';

/** More witnesses than anybody reads. */
const MOST = 200;

/** Opens the words of an issue's reports for the staff who deal with it. Who said them is shown only to those who may get in touch. */
@Injectable()
export class ListReports {
  constructor(
    private readonly dataSource: DataSource,
    private readonly vault: PersonalDataVault,
    private readonly clock: Clock,
  ) {}

  /** @param issue that the actor may see */
  async run(actor: Actor, issue: Issue): Promise<ReportView[]> {
    const reports = await this.dataSource.manager.find(Report, {
      where: { issue: issue.number },
      order: { receivedAt: 'ASC', id: 'ASC' },
      take: MOST,
    });
    const keys = await this.vault.keysOf([...new Set(reports.map(({ person }) => person))]);
    const contact = mayContact(actor, placeOf(issue));
    return reports.map((report) => {
      const words = openedWords(this.vault, keys.get(report.person), report);
      return {
        report: report.id,
        channel: report.channel,
        at: [report.longitude, report.latitude],
        observedAt: this.clock.instant(report.observedAt.getTime()),
        receivedAt: this.clock.instant(report.receivedAt.getTime()),
        verified: report.verified,
        category: report.category,
        nature: report.nature,
        limitClass: report.limitClass,
        qualities: report.qualities,
        ...(report.reasons && { reasons: report.reasons }),
        keywords: report.keywords,
        ...(words && { text: words.text, photos: words.photos ?? [], remarks: words.remarks }),
        ...(words && contact && { reporter: words.reporter }),
      };
    });
  }
}
