import { Injectable } from '@nestjs/common';
import type { Language } from '@xianban/service-kit/language/language';
import { readCursor } from '@xianban/service-kit/paging/cursor';
import type { Page } from '@xianban/service-kit/paging/page';
import { pageOf } from '@xianban/service-kit/paging/page-of';
import type { PageQuery } from '@xianban/service-kit/paging/page-query';
import { Clock } from '@xianban/service-kit/clock';
import { DataSource } from 'typeorm';

import type { ChannelCaller } from '../channel-kit/channel-caller.js';
import type { FeedbackView } from '../http/feedback-view.js';
import { Issue } from '../store/issue.js';
import { Persons } from '../store/persons.js';
import { Report } from '../store/report.js';
import { issueMessage } from '../texts/issue-message.js';

/** Lists what became of each report of one person of a channel, newest first, for the holder whom they came through. */
@Injectable()
export class ListReporterReports {
  constructor(
    private readonly dataSource: DataSource,
    private readonly persons: Persons,
    private readonly clock: Clock,
  ) {}

  /** Somebody who has never reported has an empty list. @throws Problem 400 for a cursor that is none */
  async run({ holder }: ChannelCaller, account: string, { limit, cursor }: PageQuery, language: Language): Promise<Page<FeedbackView>> {
    const after = readCursor(cursor, ['integer', 'uuid']);
    const list = this.dataSource.manager
      .createQueryBuilder(Report, 'report')
      .innerJoinAndMapOne('report.matter', Issue, 'issue', 'issue.number = report.issue')
      .where('report.person = :person AND report.holder = :holder', {
        person: this.persons.idOf(holder, { account }),
        holder,
      })
      .orderBy('report.receivedAt', 'DESC')
      .addOrderBy('report.id', 'DESC')
      .limit(limit + 1);
    if (after) list.andWhere('(report.receivedAt, report.id) < (:receivedAt, :id)', { receivedAt: new Date(after[0]), id: after[1] });
    const reports = (await list.getMany()) as (Report & { readonly matter: Issue })[];
    return pageOf(
      reports,
      limit,
      (report) => [report.receivedAt.getTime(), report.id],
      (report) => this.view(report, report.matter, language),
    );
  }

  private view(report: Report, issue: Issue, language: Language): FeedbackView {
    return {
      report: report.id,
      ...(report.externalId !== null && { externalId: report.externalId }),
      issue: issue.number,
      state: issue.state,
      message: issueMessage(issue, language),
      receivedAt: this.clock.instant(report.receivedAt.getTime()),
      ...(issue.closedAt && { closedAt: this.clock.instant(issue.closedAt.getTime()) }),
      ...(issue.outcome && { outcome: issue.outcome }),
    };
  }
}
