import { Injectable } from '@nestjs/common';
import type { IssueNumber } from '@xianban/contracts/values/identifiers';
import { Clock } from '@xianban/service-kit/clock';
import { readCursor } from '@xianban/service-kit/paging/cursor';
import type { Page } from '@xianban/service-kit/paging/page';
import { pageOf } from '@xianban/service-kit/paging/page-of';
import type { PageQuery } from '@xianban/service-kit/paging/page-query';
import { PersonalDataVault } from '@xianban/service-kit/vault/personal-data-vault';
import { DataSource } from 'typeorm';

import { opened } from '../../store/opened.js';
import { AppComment, commentContext } from './app-comment.js';
import type { CommentView } from './comment-view.js';
import { numbersOf } from './merged-issues.js';

/** Opens what residents said of an issue, oldest first, for staff. Those who were erased are shown without words. */
@Injectable()
export class ListComments {
  constructor(
    private readonly dataSource: DataSource,
    private readonly vault: PersonalDataVault,
    private readonly clock: Clock,
  ) {}

  /** @param issue that the actor may see. @throws Problem 400 for a cursor that is none */
  async run(issue: IssueNumber, { limit, cursor }: PageQuery): Promise<Page<CommentView>> {
    const after = readCursor(cursor, ['integer', 'uuid']);
    const list = this.dataSource.manager
      .createQueryBuilder(AppComment, 'comment')
      .where('comment.issue = ANY(:issues)', { issues: await numbersOf(this.dataSource.manager, issue) })
      .orderBy('comment.commentedAt', 'ASC')
      .addOrderBy('comment.id', 'ASC')
      .limit(limit + 1);
    if (after) list.andWhere('(comment.commentedAt, comment.id) > (:at, :id)', { at: new Date(after[0]), id: after[1] });
    const comments = await list.getMany();
    const keys = await this.vault.keysOf([...new Set(comments.map(({ person }) => person))]);
    return pageOf(
      comments,
      limit,
      ({ commentedAt, id }) => [commentedAt.getTime(), id],
      ({ id, person, words, commentedAt }) => {
        const text = opened(this.vault, keys.get(person), words, commentContext(id));
        return { id, commentedAt: this.clock.instant(commentedAt.getTime()), ...(text !== undefined && { text }) };
      },
    );
  }
}
