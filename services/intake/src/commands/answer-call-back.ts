import { Injectable } from '@nestjs/common';
import { CallBackAnsweredV1 } from '@xianban/contracts/events/call-back-answered';
import { Store } from '@xianban/messaging/store';
import type { Transaction } from '@xianban/messaging/transaction';
import { Clock } from '@xianban/service-kit/clock';
import type { PersonKey } from '@xianban/service-kit/vault/person-key';
import { PersonalDataVault } from '@xianban/service-kit/vault/personal-data-vault';

import type { AnswerBody } from '../http/answer-body.js';
import { conflict } from '../http/conflict.js';
import { erased } from '../http/erased.js';
import { notFound } from '../http/not-found.js';
import { secretHash } from '../secrets/secret-hash.js';
import { addEntry } from '../store/add-entry.js';
import { CallBack } from '../store/call-back.js';
import { commentContext } from '../store/comment-context.js';
import { Issue } from '../store/issue.js';
import { lockedIssue } from '../store/locked-issue.js';
import { opened } from '../store/opened.js';

/** A reporter says whether the matter is solved. Counts only while the issue is being judged: afterwards the rates of the round are settled. */
@Injectable()
export class AnswerCallBack {
  constructor(
    private readonly store: Store,
    private readonly vault: PersonalDataVault,
    private readonly clock: Clock,
  ) {}

  /** The same answer again changes nothing. @throws Problem 404, 410 if the reporter was erased, or 409 if it was answered otherwise or is over */
  run(token: string, answer: AnswerBody): Promise<CallBack> {
    return this.store.transaction(async (tx) => {
      const found = await tx.manager.findOneBy(CallBack, { tokenHash: secretHash(token) });
      const key = found && (await this.vault.keysOf([found.person], tx.manager)).get(found.person);
      if (!found) throw notFound('token', 'There is no such call-back');
      if (!key) throw erased();

      const issue = await lockedIssue(tx.manager, found.issue);
      // whoever was first has committed by now
      const callBack = await tx.manager.findOneByOrFail(CallBack, { id: found.id });
      if (callBack.answeredAt) {
        if (this.isSame(callBack, answer, key)) return callBack;
        throw conflict('this call-back was answered already');
      }
      if (issue?.state !== 'judging' || issue.round !== callBack.round) throw conflict('the time to answer is over');
      return this.save(tx, callBack, answer, key);
    });
  }

  private isSame(callBack: CallBack, answer: AnswerBody, key: PersonKey): boolean {
    const comment = callBack.comment ? opened(this.vault, key, callBack.comment, commentContext(callBack.id)) : undefined;
    return (
      callBack.contacted === answer.contacted &&
      callBack.solved === answer.solved &&
      callBack.satisfaction === answer.satisfaction &&
      comment === answer.comment
    );
  }

  private async save(tx: Transaction, callBack: CallBack, answer: AnswerBody, key: PersonKey): Promise<CallBack> {
    const { contacted, solved, satisfaction, comment } = answer;
    const { id, issue, round } = callBack;
    const answeredAt = new Date(this.clock.nowMs());
    const sealed = comment === undefined ? null : this.vault.seal(key, comment, commentContext(callBack.id));
    const answered = { answeredAt, contacted, solved, satisfaction, comment: sealed };
    await tx.manager.update(CallBack, id, answered);
    await tx.manager.update(Issue, issue, { updatedAt: answeredAt });
    await addEntry(tx.manager, {
      issue,
      round,
      at: answeredAt,
      kind: 'call-back-answered',
      detail: { callBack: id, contacted, solved, satisfaction },
    });
    const data = { issue, round, callBack: id, contacted, solved, satisfaction, answeredAt: this.clock.instant(answeredAt.getTime()) };
    await tx.tell(CallBackAnsweredV1, { subject: id, sequence: 2, data, timeMs: answeredAt.getTime() });
    return { ...callBack, ...answered };
  }
}
