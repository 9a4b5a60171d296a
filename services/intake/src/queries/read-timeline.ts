import { Injectable } from '@nestjs/common';
import type { IssueNumber } from '@xianban/contracts/values/identifiers';
import { Clock } from '@xianban/service-kit/clock';
import { readCursor } from '@xianban/service-kit/paging/cursor';
import type { Page } from '@xianban/service-kit/paging/page';
import { pageOf } from '@xianban/service-kit/paging/page-of';
import type { PageQuery } from '@xianban/service-kit/paging/page-query';
import { DataSource } from 'typeorm';

import type { TimelineEntryView } from '../http/timeline-view.js';
import { TimelineEntry } from '../store/timeline-entry.js';

/** Reads what happened to an issue, in the order in which it happened. */
@Injectable()
export class ReadTimeline {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem 400 for a cursor that is none */
  async run(issue: IssueNumber, { limit, cursor }: Pick<PageQuery, 'limit' | 'cursor'>): Promise<Page<TimelineEntryView>> {
    const after = readCursor(cursor, ['integer', 'uuid']);
    const list = this.dataSource.manager
      .createQueryBuilder(TimelineEntry, 'entry')
      .where('entry.issue = :issue', { issue })
      .orderBy('entry.at')
      .addOrderBy('entry.id')
      .limit(limit + 1);
    if (after) list.andWhere('(entry.at, entry.id) > (:at, :id)', { at: new Date(after[0]), id: after[1] });
    return pageOf(
      await list.getMany(),
      limit,
      (entry) => [entry.at.getTime(), entry.id],
      ({ id, at, kind, round, detail }) => ({ id, at: this.clock.instant(at.getTime()), kind, round, detail }),
    );
  }
}
