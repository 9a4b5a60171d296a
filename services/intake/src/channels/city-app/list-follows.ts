import { Injectable } from '@nestjs/common';
import { Clock } from '@xianban/service-kit/clock';
import type { Language } from '@xianban/service-kit/language/language';
import { readCursor } from '@xianban/service-kit/paging/cursor';
import type { Page } from '@xianban/service-kit/paging/page';
import { pageOf } from '@xianban/service-kit/paging/page-of';
import type { PageQuery } from '@xianban/service-kit/paging/page-query';
import { DataSource } from 'typeorm';

import type { ChannelCaller } from '../../channel-kit/channel-caller.js';
import { Issue } from '../../store/issue.js';
import { Persons } from '../../store/persons.js';
import { issueMessage } from '../../texts/issue-message.js';
import { AppFollow } from './app-follow.js';
import type { FollowView } from './follow-view.js';
import { goesOnAs } from './merged-issues.js';

/** Lists what became of the issues that a resident follows, the latest followed first. */
@Injectable()
export class ListFollows {
  constructor(
    private readonly dataSource: DataSource,
    private readonly persons: Persons,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem 400 for a cursor that is none */
  async run({ holder }: ChannelCaller, account: string, { limit, cursor }: PageQuery, language: Language): Promise<Page<FollowView>> {
    const after = readCursor(cursor, ['integer', 'string']);
    const list = this.dataSource.manager
      .createQueryBuilder(AppFollow, 'follow')
      .innerJoinAndMapOne('follow.matter', Issue, 'issue', 'issue.number = follow.issue')
      .where('follow.person = :person', { person: this.persons.idOf(holder, { account }) })
      .orderBy('follow.followedAt', 'DESC')
      .addOrderBy('follow.issue', 'DESC')
      .limit(limit + 1);
    if (after)
      list.andWhere('(follow.followedAt, follow.issue) < (:followedAt, :issue)', { followedAt: new Date(after[0]), issue: after[1] });
    const follows = (await list.getMany()) as (AppFollow & { readonly matter: Issue })[];
    const page = pageOf(
      follows,
      limit,
      ({ followedAt, issue }) => [followedAt.getTime(), issue],
      (follow) => follow,
    );
    return { ...page, items: await Promise.all(page.items.map((follow) => this.view(follow, follow.matter, language))) };
  }

  private async view({ followedAt }: AppFollow, followed: Issue, language: Language): Promise<FollowView> {
    const issue = followed.mergedInto ? ((await goesOnAs(this.dataSource.manager, followed.number)) ?? followed) : followed;
    return {
      issue: issue.number,
      state: issue.state,
      message: issueMessage(issue, language),
      followedAt: this.clock.instant(followedAt.getTime()),
      ...(issue.closedAt && { closedAt: this.clock.instant(issue.closedAt.getTime()) }),
      ...(issue.outcome && { outcome: issue.outcome }),
    };
  }
}
