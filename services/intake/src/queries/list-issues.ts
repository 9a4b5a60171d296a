import { Injectable } from '@nestjs/common';
import { Clock } from '@xianban/service-kit/clock';
import type { Actor } from '@xianban/service-kit/identity/actor';
import { readCursor } from '@xianban/service-kit/paging/cursor';
import type { Page } from '@xianban/service-kit/paging/page';
import { pageOf } from '@xianban/service-kit/paging/page-of';
import { DataSource, type SelectQueryBuilder } from 'typeorm';

import type { IssueQuery } from '../http/issue-query.js';
import { IssueView } from '../http/issue-view.js';
import { Issue } from '../store/issue.js';
import { inArea, restrictToVisible } from './visible-issues.js';

/** Lists the issues that an actor may see, newest first. A page ends where the next begins, so what comes in meanwhile never shifts it. */
@Injectable()
export class ListIssues {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem 400 for a cursor that is none */
  async run(actor: Actor, query: IssueQuery): Promise<Page<IssueView>> {
    const after = readCursor(query.cursor, ['integer', 'string']);
    const list = this.dataSource.manager
      .createQueryBuilder(Issue, 'issue')
      .orderBy('issue.receivedAt', 'DESC')
      .addOrderBy('issue.number', 'DESC')
      .limit(query.limit + 1);
    restrictToVisible(list, actor, { areas: 'issue', unit: 'issue' });
    filter(list, query);
    if (after)
      list.andWhere('(issue.receivedAt, issue.number) < (:receivedAt, :number)', { receivedAt: new Date(after[0]), number: after[1] });
    return pageOf(
      await list.getMany(),
      query.limit,
      (issue) => [issue.receivedAt.getTime(), issue.number],
      (issue) => IssueView.of(issue, this.clock),
    );
  }
}

function filter(list: SelectQueryBuilder<Issue>, query: IssueQuery): void {
  const { state, channel, origin, category, area, unit, overdue, escalationLevel, updatedAfter, sandbox } = query;
  list.andWhere(sandbox === 'true' ? 'issue.sandbox' : 'NOT issue.sandbox');
  if (state !== undefined) list.andWhere('issue.state = :state', { state });
  // few issues have several channels, and those have an index of their own
  if (channel !== undefined)
    list.andWhere('(issue.channel = :channel OR (issue.otherChannels IS NOT NULL AND :channel = ANY(issue.otherChannels)))', { channel });
  if (origin !== undefined) list.andWhere('issue.origin = :origin', { origin });
  if (category !== undefined) list.andWhere('issue.category = :category', { category });
  if (area !== undefined) list.andWhere(inArea('issue'), { area });
  if (unit !== undefined) list.andWhere('issue.unit = :unit', { unit });
  // written out, so that the partial index serves it
  if (overdue !== undefined) list.andWhere(overdue === 'true' ? 'issue.overdue' : 'NOT issue.overdue');
  if (escalationLevel) list.andWhere('issue.escalationLevel > 0 AND issue.escalationLevel >= :escalationLevel', { escalationLevel });
  if (updatedAfter !== undefined) list.andWhere('issue.updatedAt > :updatedAfter', { updatedAfter: new Date(updatedAfter) });
}
