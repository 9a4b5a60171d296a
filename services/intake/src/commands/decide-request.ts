import { Injectable } from '@nestjs/common';
import { RequestDecidedV1 } from '@xianban/contracts/events/request-decided';
import type { IssueNumber, RequestId } from '@xianban/contracts/values/identifiers';
import { Store } from '@xianban/messaging/store';
import type { Transaction } from '@xianban/messaging/transaction';
import { Clock } from '@xianban/service-kit/clock';
import type { Actor } from '@xianban/service-kit/identity/actor';
import { PersonalDataVault } from '@xianban/service-kit/vault/personal-data-vault';

import { mayDecide, maySee } from '../domain/issue-rights.js';
import { isAskedWhile } from '../domain/request-rules.js';
import { conflict } from '../http/conflict.js';
import type { DecisionBody } from '../http/decision-body.js';
import { forbidden } from '../http/forbidden.js';
import { notFound } from '../http/not-found.js';
import { addEntry } from '../store/add-entry.js';
import { decidedWordsContext } from '../store/asked-words.js';
import { Issue } from '../store/issue.js';
import { IssueRequest } from '../store/issue-request.js';
import { lockedIssue } from '../store/locked-issue.js';
import { Persons } from '../store/persons.js';
import { placeOf } from '../store/place-of.js';

/** Somebody other than the asker approves or rejects a request. The note stays here. */
@Injectable()
export class DecideRequest {
  constructor(
    private readonly store: Store,
    private readonly persons: Persons,
    private readonly vault: PersonalDataVault,
    private readonly clock: Clock,
  ) {}

  /** The same decision again by the same person changes nothing. @throws Problem 403, 404, or 409 if it was decided or does not fit any more */
  run(actor: Actor, number: IssueNumber, id: RequestId, decision: DecisionBody): Promise<IssueRequest> {
    return this.store.transaction(async (tx) => {
      const issue = await lockedIssue(tx.manager, number);
      if (!issue || !maySee(actor, placeOf(issue))) throw notFound('number', 'There is no such issue');
      const request = await tx.manager.findOneBy(IssueRequest, { id, issue: number });
      if (!request) throw notFound('id', 'There is no such request');
      if (!mayDecide(actor, placeOf(issue))) throw forbidden('requests are decided by a supervisor of the area or an operator');
      if (request.askedBy === actor.sub) throw forbidden('a request is decided by another person than the one who made it');
      if (request.decidedAt) {
        if (request.decidedBy === actor.sub && request.approved === decision.approve) return request;
        throw conflict('the request was decided already');
      }
      const fits = request.round === issue.round && isAskedWhile(request.kind, issue.state);
      if (decision.approve && !fits) throw conflict(`the issue is ${issue.state} by now`, 'approve');
      return this.save(tx, actor, request, decision);
    });
  }

  private async save(tx: Transaction, actor: Actor, request: IssueRequest, { approve, note }: DecisionBody): Promise<IssueRequest> {
    const { id, issue, round, kind, until } = request;
    const decidedAt = new Date(this.clock.nowMs());
    const key = await this.persons.keyIn(tx.manager, this.persons.staffId(actor.sub));
    const decided = {
      approved: approve,
      decidedBy: actor.sub,
      decidedAt,
      deciderPerson: key.person,
      decidedWords: this.vault.seal(key, note, decidedWordsContext(id)),
    };
    await tx.manager.update(IssueRequest, id, decided);
    await tx.manager.update(Issue, issue, { updatedAt: decidedAt });
    await addEntry(tx.manager, { issue, round, at: decidedAt, kind: 'request-decided', detail: { request: id, kind, approved: approve } });
    const data = { issue, round, request: id, kind, approved: approve, ...(until && { until: this.clock.instant(until.getTime()) }) };
    await tx.tell(RequestDecidedV1, { subject: id, sequence: 2, data, timeMs: decidedAt.getTime() });
    return { ...request, ...decided };
  }
}
