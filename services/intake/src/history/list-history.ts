import { Injectable } from '@nestjs/common';
import { Clock } from '@xianban/service-kit/clock';
import { DistrictPack } from '@xianban/service-kit/district/district-pack';
import type { Actor } from '@xianban/service-kit/identity/actor';
import { readCursor } from '@xianban/service-kit/paging/cursor';
import type { Page } from '@xianban/service-kit/paging/page';
import { pageOf } from '@xianban/service-kit/paging/page-of';
import { DataSource, type SelectQueryBuilder } from 'typeorm';

import { issueNumber } from '../domain/issue-number.js';
import type { IssueQuery } from '../http/issue-query.js';
import type { IssueView } from '../http/issue-view.js';
import { inArea, restrictToVisible } from '../queries/visible-issues.js';
import type { HistoryIssue } from '../store/history-issue.js';
import { historyIssueView } from './history-issue-view.js';
import { pastIssues } from './past-issues.js';

/** Lists the issues of the past that an actor may see, newest first. */
@Injectable()
export class ListHistory {
  constructor(
    private readonly dataSource: DataSource,
    private readonly pack: DistrictPack,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem 400 for a cursor that is none */
  async run(actor: Actor, query: IssueQuery): Promise<Page<IssueView>> {
    const after = readCursor(query.cursor, ['integer', 'integer', 'integer']);
    const list = pastIssues(this.dataSource.manager)
      .orderBy('issue.receivedAt', 'DESC')
      .addOrderBy('issue.year', 'DESC')
      .addOrderBy('issue.sequence', 'DESC')
      .limit(query.limit + 1);
    restrictToVisible(list, actor, { areas: 'place', unit: 'kind' });
    filter(list, query);
    if (after) {
      const [receivedAtMs, year, sequence] = after;
      const place = { receivedAt: new Date(receivedAtMs), year, sequence };
      list.andWhere('(issue.receivedAt, issue.year, issue.sequence) < (:receivedAt, :year, :sequence)', place);
    }
    return pageOf(
      await list.getMany(),
      query.limit,
      ({ receivedAt, year, sequence }) => [receivedAt.getTime(), year, sequence],
      (issue) => historyIssueView(issueNumber(this.pack.districtCode, issue.year, issue.sequence), issue, this.clock),
    );
  }
}

function filter(list: SelectQueryBuilder<HistoryIssue>, query: IssueQuery): void {
  const { state, channel, origin, category, area, unit, overdue, escalationLevel, updatedAfter } = query;
  if (state !== undefined) list.andWhere('kind.state = :state', { state });
  if (channel !== undefined) list.andWhere('source.name = :channel', { channel });
  if (origin !== undefined) list.andWhere('kind.origin = :origin', { origin });
  if (category !== undefined) list.andWhere('kind.category = :category', { category });
  if (area !== undefined) list.andWhere(inArea('place'), { area });
  if (unit !== undefined) list.andWhere('kind.unit = :unit', { unit });
  if (overdue !== undefined) list.andWhere(overdue === 'true' ? 'issue.overdue' : 'NOT issue.overdue');
  // nothing of the past climbs
  if (escalationLevel) list.andWhere('false');
  if (updatedAfter !== undefined)
    list.andWhere('coalesce(issue.endedAt, issue.receivedAt) > :updatedAfter', { updatedAfter: new Date(updatedAfter) });
}
