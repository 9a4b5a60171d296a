import { Injectable } from '@nestjs/common';
import { Clock } from '@xianban/service-kit/clock';
import type { Actor } from '@xianban/service-kit/identity/actor';
import type { Language } from '@xianban/service-kit/language/language';
import { readCursor } from '@xianban/service-kit/paging/cursor';
import type { Page } from '@xianban/service-kit/paging/page';
import { pageOf } from '@xianban/service-kit/paging/page-of';
import type { PageQuery } from '@xianban/service-kit/paging/page-query';
import type { PersonKey } from '@xianban/service-kit/vault/person-key';
import { PersonalDataVault } from '@xianban/service-kit/vault/personal-data-vault';
import { DataSource } from 'typeorm';

import { Issue } from '../../store/issue.js';
import { openedWords } from '../../store/opened-words.js';
import { Report } from '../../store/report.js';
import { issueMessage } from '../../texts/issue-message.js';
import type { OwnView } from './own-view.js';

/** The latest decision on a report, or whoever was asked first. */
const OWNER = `coalesce((SELECT handover.owner FROM first_inquiry_handover AS handover WHERE handover.report = report.id
                         ORDER BY handover.sequence DESC LIMIT 1), report.details->>'owner')`;

/** Lists what somebody at a counter owns until it is over, oldest first. */
@Injectable()
export class ListOwn {
  constructor(
    private readonly dataSource: DataSource,
    private readonly vault: PersonalDataVault,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem 400 for a cursor that is none */
  async run({ sub }: Actor, { limit, cursor }: PageQuery, language: Language): Promise<Page<OwnView>> {
    const after = readCursor(cursor, ['integer', 'uuid']);
    const list = this.dataSource.manager
      .createQueryBuilder(Report, 'report')
      .innerJoinAndMapOne('report.matter', Issue, 'issue', 'issue.number = report.issue')
      .where("report.channel = 'first-inquiry'")
      .andWhere("(report.details->>'owner' = :sub OR report.id IN (SELECT report FROM first_inquiry_handover WHERE owner = :sub))", { sub })
      .andWhere(`${OWNER} = :sub`)
      .andWhere("issue.state NOT IN ('closed', 'refused', 'withdrawn')")
      .orderBy('report.receivedAt', 'ASC')
      .addOrderBy('report.id', 'ASC')
      .limit(limit + 1);
    if (after) list.andWhere('(report.receivedAt, report.id) > (:receivedAt, :id)', { receivedAt: new Date(after[0]), id: after[1] });
    const reports = (await list.getMany()) as (Report & { readonly matter: Issue })[];
    const keys = await this.vault.keysOf([...new Set(reports.map(({ person }) => person))]);
    return pageOf(
      reports,
      limit,
      (report) => [report.receivedAt.getTime(), report.id],
      (report) => this.view(report, report.matter, keys.get(report.person), language),
    );
  }

  private view(report: Report, issue: Issue, key: PersonKey | undefined, language: Language): OwnView {
    const words = openedWords(this.vault, key, report);
    return {
      report: report.id,
      issue: issue.number,
      state: issue.state,
      message: issueMessage(issue, language),
      receivedAt: this.clock.instant(report.receivedAt.getTime()),
      ...(issue.limitAt && { limitAt: this.clock.instant(issue.limitAt.getTime()) }),
      overdue: issue.overdue,
      ...(words && { text: words.text, name: words.reporter.name, phone: words.reporter.phone }),
    };
  }
}
