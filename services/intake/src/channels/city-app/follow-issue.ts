import { Injectable } from '@nestjs/common';
import type { IssueNumber } from '@xianban/contracts/values/identifiers';
import { Store } from '@xianban/messaging/store';
import { Clock } from '@xianban/service-kit/clock';
import { DataSource, In } from 'typeorm';

import type { ChannelCaller } from '../../channel-kit/channel-caller.js';
import { conflict } from '../../http/conflict.js';
import { Persons } from '../../store/persons.js';
import { AppFollow } from './app-follow.js';
import { AppIssues } from './app-issues.js';
import { numbersOf } from './merged-issues.js';

/** More than anybody reads. */
const MOST_FOLLOWED = 1_000;

/** A resident follows an issue that others reported in the app, or no longer does. Both may be said again. */
@Injectable()
export class FollowIssue {
  constructor(
    private readonly dataSource: DataSource,
    private readonly store: Store,
    private readonly issues: AppIssues,
    private readonly persons: Persons,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem 404 for an issue that the app does not know, 409 if the account follows very many */
  async follow(caller: ChannelCaller, number: IssueNumber, account: string): Promise<void> {
    const { number: issue } = await this.issues.known(caller, number);
    const person = this.persons.idOf(caller.holder, { account });
    const follow = { person, issue, followedAt: new Date(this.clock.nowMs()) };
    await this.store.transaction(async ({ manager }) => {
      if ((await manager.countBy(AppFollow, { person })) >= MOST_FOLLOWED && !(await manager.existsBy(AppFollow, { person, issue })))
        throw conflict(`an account follows at most ${MOST_FOLLOWED} issues`, 'account');
      // whoever has a key can be found, and erased
      await this.persons.keyIn(manager, person);
      await manager.createQueryBuilder().insert().into(AppFollow).values(follow).orIgnore().execute();
    });
  }

  /** @throws Problem 404 for an issue that the app does not know */
  async unfollow(caller: ChannelCaller, number: IssueNumber, account: string): Promise<void> {
    const issue = await this.issues.known(caller, number);
    const { manager } = this.dataSource;
    const person = this.persons.idOf(caller.holder, { account });
    await manager.delete(AppFollow, { person, issue: In(await numbersOf(manager, issue.number)) });
  }
}
