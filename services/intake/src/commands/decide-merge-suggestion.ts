import { Injectable } from '@nestjs/common';
import { Store } from '@xianban/messaging/store';
import { Clock } from '@xianban/service-kit/clock';
import type { Actor } from '@xianban/service-kit/identity/actor';
import { In } from 'typeorm';

import { mayDecide } from '../domain/issue-rights.js';
import { conflict } from '../http/conflict.js';
import { notFound } from '../http/not-found.js';
import { Issue } from '../store/issue.js';
import { MergeSuggestion } from '../store/merge-suggestion.js';
import { placeOf } from '../store/place-of.js';
import { AskMerging } from './ask-merging.js';

/** Staff follow a suggestion, which is a merging like any other, or say that the two are different matters: then it is not made again. */
@Injectable()
export class DecideMergeSuggestion {
  constructor(
    private readonly store: Store,
    private readonly askMerging: AskMerging,
    private readonly clock: Clock,
  ) {}

  /** The same decision again changes nothing. @throws Problem 404, or 409 if it was decided otherwise or one of the two cannot be merged any more */
  run(actor: Actor, id: string, accepted: boolean): Promise<void> {
    return this.store.transaction(async (tx) => {
      const suggestion = await tx.manager.findOne(MergeSuggestion, { where: { id }, lock: { mode: 'pessimistic_write' } });
      const issues = suggestion ? await tx.manager.findBy(Issue, { number: In([suggestion.issue, suggestion.into]) }) : [];
      if (!suggestion || !issues.every((issue) => mayDecide(actor, placeOf(issue)))) throw notFound('id', 'There is no such suggestion');
      if (suggestion.decidedAt) {
        if (suggestion.accepted === accepted) return;
        throw conflict(`the suggestion was ${suggestion.accepted ? 'accepted' : 'dismissed'}`, 'id');
      }
      const { issue, into } = suggestion;
      if (accepted) await this.askMerging.ask(tx, actor, issue, { into, reason: 'suggested' }, suggestion);
      await tx.manager.update(MergeSuggestion, id, { accepted, decidedBy: actor.sub, decidedAt: new Date(this.clock.nowMs()) });
    });
  }
}
