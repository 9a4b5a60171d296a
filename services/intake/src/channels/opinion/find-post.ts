import { Injectable } from '@nestjs/common';
import type { IssueNumber, SignId } from '@xianban/contracts/values/identifiers';
import type { IssueState } from '@xianban/contracts/values/issue-state';
import type { SignState } from '@xianban/contracts/values/sign';
import { Clock } from '@xianban/service-kit/clock';
import type { Language } from '@xianban/service-kit/language/language';
import { DataSource } from 'typeorm';

import { notFound } from '../../http/not-found.js';
import { intakeTexts } from '../../texts/intake-texts.js';
import type { PostView } from './post-view.js';
import { StoredPost } from './stored-post.js';

interface SignRow {
  readonly sign: SignId;
  readonly state: SignState;
  readonly issue: IssueNumber | null;
  readonly issueState: IssueState | null;
}

/** Finds what became of a post: the signs that it was counted for, and the issues that they became. */
@Injectable()
export class FindPost {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem 404 */
  async run(holder: string, platform: string, postId: string, language: Language): Promise<PostView> {
    const post = await this.dataSource.manager.findOneBy(StoredPost, { holder, platform, postId });
    if (!post) throw notFound('postId', 'There is no such post');
    const signs = await this.dataSource.query<SignRow[]>(
      `SELECT sign.id AS sign, sign.state, sign.issue, issue.state AS "issueState"
       FROM opinion_sign_post JOIN sign ON sign.id = opinion_sign_post.sign LEFT JOIN issue ON issue.number = sign.issue
       WHERE opinion_sign_post.post = $1 ORDER BY sign.raised_at, sign.id`,
      [post.id],
    );
    return {
      post: post.id,
      platform,
      postId,
      receivedAt: this.clock.instant(post.receivedAt.getTime()),
      ...(post.area && { area: post.area }),
      ...(post.topic && { topic: post.topic }),
      negative: post.negative,
      signs: signs.map(({ sign, state, issue, issueState }) => ({
        sign,
        state,
        ...(issue && { issue }),
        ...(issueState && { issueState, message: intakeTexts.text(`state-${issueState}`, {}, language) }),
      })),
    };
  }
}
