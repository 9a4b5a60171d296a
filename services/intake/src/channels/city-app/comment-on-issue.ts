import { Injectable } from '@nestjs/common';
import type { IssueNumber } from '@xianban/contracts/values/identifiers';
import { Store } from '@xianban/messaging/store';
import { Clock } from '@xianban/service-kit/clock';
import { newId } from '@xianban/service-kit/new-id';
import { PersonalDataVault } from '@xianban/service-kit/vault/personal-data-vault';

import type { ChannelCaller } from '../../channel-kit/channel-caller.js';
import { conflict } from '../../http/conflict.js';
import { otherContent } from '../../http/sent-before.js';
import { ContentHashes } from '../../store/content-hashes.js';
import { Persons } from '../../store/persons.js';
import { AppComment, commentContext } from './app-comment.js';
import { AppIssues } from './app-issues.js';
import type { CommentBody } from './comment-body.js';

/** More is a quarrel, not a comment. */
const MOST_OF_ONE = 100;

/** A resident says something of an issue. The words are sealed with their key; the same comment may be sent again. */
@Injectable()
export class CommentOnIssue {
  constructor(
    private readonly store: Store,
    private readonly issues: AppIssues,
    private readonly persons: Persons,
    private readonly vault: PersonalDataVault,
    private readonly contentHashes: ContentHashes,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem 404 for an issue that the app does not know, 409 for very many comments of one account, 422 for an id used for other words */
  async run(caller: ChannelCaller, number: IssueNumber, body: CommentBody): Promise<AppComment> {
    const { number: issue } = await this.issues.known(caller, number);
    const { holder } = caller;
    const { commentId, account, text } = body;
    const contentHash = this.contentHashes.of('city-app comment', { ...body });
    return this.store.transaction(async ({ manager }) => {
      const person = this.persons.idOf(holder, { account });
      const id = newId();
      const earlier = await manager.findOneBy(AppComment, { holder, commentId });
      if (!earlier) {
        if ((await manager.countBy(AppComment, { issue, person })) >= MOST_OF_ONE)
          throw conflict(`an account comments on an issue at most ${MOST_OF_ONE} times`, 'account');
        const key = await this.persons.keyIn(manager, person);
        const words = this.vault.seal(key, text, commentContext(id));
        const comment = { id, holder, commentId, issue, person, contentHash, words, commentedAt: new Date(this.clock.nowMs()) };
        await manager.createQueryBuilder().insert().into(AppComment).values(comment).orIgnore().execute();
      }
      const kept = earlier ?? (await manager.findOneByOrFail(AppComment, { holder, commentId }));
      if (!kept.contentHash.equals(contentHash)) throw otherContent('commentId');
      return kept;
    });
  }
}
