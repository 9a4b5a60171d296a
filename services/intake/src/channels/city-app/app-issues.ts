import { Injectable } from '@nestjs/common';
import type { IssueNumber } from '@xianban/contracts/values/identifiers';
import { Clock } from '@xianban/service-kit/clock';
import type { Language } from '@xianban/service-kit/language/language';
import { PersonalDataVault } from '@xianban/service-kit/vault/personal-data-vault';
import { DataSource, In } from 'typeorm';

import type { ChannelCaller } from '../../channel-kit/channel-caller.js';
import { notFound } from '../../http/not-found.js';
import type { Issue } from '../../store/issue.js';
import { opened } from '../../store/opened.js';
import { Persons } from '../../store/persons.js';
import { Report } from '../../store/report.js';
import { issueMessage } from '../../texts/issue-message.js';
import { AppComment, commentContext } from './app-comment.js';
import { AppFollow } from './app-follow.js';
import type { AppIssueView, OwnCommentView } from './app-issue-view.js';
import { goesOnAs, numbersOf } from './merged-issues.js';

/** The issues that an app knows: those of which at least one report came through it. */
@Injectable()
export class AppIssues {
  constructor(
    private readonly dataSource: DataSource,
    private readonly persons: Persons,
    private readonly vault: PersonalDataVault,
    private readonly clock: Clock,
  ) {}

  /** Of an issue that was merged, the one that goes on. @throws Problem 404 if no report of it came through the caller's app */
  async known({ holder }: ChannelCaller, number: IssueNumber): Promise<Issue> {
    const { manager } = this.dataSource;
    const issue = await goesOnAs(manager, number);
    if (!issue || !(await manager.existsBy(Report, { issue: issue.number, holder }))) throw notFound('number', 'There is no such issue');
    return issue;
  }

  /**
   * What everybody in the app may see of an issue, and what is one resident's own. Comments are counted for everybody; their words are shown to
   * nobody but their author, and to staff.
   */
  async view(caller: ChannelCaller, number: IssueNumber, account: string | undefined, language: Language): Promise<AppIssueView> {
    const issue = await this.known(caller, number);
    const { manager } = this.dataSource;
    const numbers = await numbersOf(manager, issue.number);
    const followers = await manager.countBy(AppFollow, { issue: In(numbers) });
    const comments = await manager.countBy(AppComment, { issue: In(numbers) });
    const own = account === undefined ? undefined : await this.own(numbers, this.persons.idOf(caller.holder, { account }));
    return {
      issue: issue.number,
      state: issue.state,
      message: issueMessage(issue, language),
      receivedAt: this.clock.instant(issue.receivedAt.getTime()),
      ...(issue.closedAt && { closedAt: this.clock.instant(issue.closedAt.getTime()) }),
      ...(issue.outcome && { outcome: issue.outcome }),
      followers,
      comments,
      ...(own && { own }),
    };
  }

  private async own(numbers: readonly IssueNumber[], person: string): Promise<{ follows: boolean; comments: OwnCommentView[] }> {
    const { manager } = this.dataSource;
    const follows = await manager.existsBy(AppFollow, { issue: In(numbers), person });
    const comments = await manager.find(AppComment, { where: { issue: In(numbers), person }, order: { commentedAt: 'ASC', id: 'ASC' } });
    const key = (await this.vault.keysOf([person])).get(person);
    return {
      follows,
      comments: comments.flatMap(({ id, commentId, words, commentedAt }) => {
        const text = opened(this.vault, key, words, commentContext(id));
        return text === undefined ? [] : [{ commentId, text, commentedAt: this.clock.instant(commentedAt.getTime()) }];
      }),
    };
  }
}
