import { Injectable } from '@nestjs/common';
import { Clock } from '@xianban/service-kit/clock';
import type { Actor } from '@xianban/service-kit/identity/actor';
import { readCursor } from '@xianban/service-kit/paging/cursor';
import type { Page } from '@xianban/service-kit/paging/page';
import { pageOf } from '@xianban/service-kit/paging/page-of';
import { DataSource, type SelectQueryBuilder } from 'typeorm';

import type { IssueQuery } from '../http/issue-query.js';
import type { IssueView } from '../http/issue-view.js';
import { IN_AREA, restrictToVisible } from '../queries/visible-issues.js';
import { HistoryIssue } from '../store/history-issue.js';
import { historyIssueView } from './history-issue-view.js';
import { HistorySources } from './history-sources.js';

/** Lists the issues of the past that an actor may see, newest first. */
@Injectable()
export class ListHistory {
  constructor(
    private readonly dataSource: DataSource,
    private readonly sources: HistorySources,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem 400 for a cursor that is none */
  async run(actor: Actor, query: IssueQuery): Promise<Page<IssueView>> {
    const after = readCursor(query.cursor, ['integer', 'string']);
    const sources = await this.sources.byId();
    const list = this.dataSource.manager
      .createQueryBuilder(HistoryIssue, 'issue')
      .orderBy('issue.receivedAt', 'DESC')
      .addOrderBy('issue.number', 'DESC')
      .limit(query.limit + 1);
    restrictToVisible(list, actor);
    filter(list, query);
    if (query.channel !== undefined) {
      const ids = [...sources].filter(([, { name }]) => name === query.channel).map(([id]) => id);
      list.andWhere('issue.source = ANY(:ids)', { ids });
    }
    if (after)
      list.andWhere('(issue.receivedAt, issue.number) < (:receivedAt, :number)', { receivedAt: new Date(after[0]), number: after[1] });
    return pageOf(
      await list.getMany(),
      query.limit,
      (issue) => [issue.receivedAt.getTime(), issue.number],
      (issue) => historyIssueView(issue, this.sources.nameIn(sources, issue), this.clock),
    );
  }
}

function filter(list: SelectQueryBuilder<HistoryIssue>, query: IssueQuery): void {
  const { state, origin, category, area, unit, overdue, escalationLevel, updatedAfter } = query;
  if (state !== undefined) list.andWhere('issue.state = :state', { state });
  if (origin !== undefined) list.andWhere('issue.origin = :origin', { origin });
  if (category !== undefined) list.andWhere('issue.category = :category', { category });
  if (area !== undefined) list.andWhere(IN_AREA, { area });
  if (unit !== undefined) list.andWhere('issue.unit = :unit', { unit });
  if (overdue !== undefined) list.andWhere(overdue === 'true' ? 'issue.overdue' : 'NOT issue.overdue');
  // nothing of the past climbs
  if (escalationLevel) list.andWhere('false');
  if (updatedAfter !== undefined)
    list.andWhere('coalesce(issue.endedAt, issue.receivedAt) > :updatedAfter', { updatedAfter: new Date(updatedAfter) });
}
