import { Injectable } from '@nestjs/common';
import { RequestMadeV1 } from '@xianban/contracts/events/request-made';
import type { IssueNumber, RequestId } from '@xianban/contracts/values/identifiers';
import { Store } from '@xianban/messaging/store';
import type { Transaction } from '@xianban/messaging/transaction';
import { Clock } from '@xianban/service-kit/clock';
import { DistrictPack } from '@xianban/service-kit/district/district-pack';
import { invalidInput } from '@xianban/service-kit/http/invalid-input';
import type { Actor } from '@xianban/service-kit/identity/actor';
import { newId } from '@xianban/service-kit/new-id';
import { PersonalDataVault } from '@xianban/service-kit/vault/personal-data-vault';
import { IsNull } from 'typeorm';

import { mayAsk, maySee } from '../domain/issue-rights.js';
import { requestFault } from '../domain/request-rules.js';
import { conflict } from '../http/conflict.js';
import { forbidden } from '../http/forbidden.js';
import type { RequestBody } from '../http/request-body.js';
import { notFound } from '../http/not-found.js';
import { addEntry } from '../store/add-entry.js';
import { type AskedWords, askedWordsContext } from '../store/asked-words.js';
import { dateOf } from '../store/date-of.js';
import { Issue } from '../store/issue.js';
import { IssueRequest } from '../store/issue-request.js';
import { lockedIssue } from '../store/locked-issue.js';
import { Persons } from '../store/persons.js';
import { placeOf } from '../store/place-of.js';

/** The responsible unit asks for extension, for the books or for closing without a fix. The words stay here; the fact says only that it was asked. */
@Injectable()
export class MakeRequest {
  constructor(
    private readonly store: Store,
    private readonly persons: Persons,
    private readonly vault: PersonalDataVault,
    private readonly pack: DistrictPack,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem 400, 403, 404, or 409 if it does not fit the issue's state or one of the kind is open */
  run(actor: Actor, number: IssueNumber, asked: RequestBody): Promise<IssueRequest> {
    return this.store.transaction(async (tx) => {
      const issue = await lockedIssue(tx.manager, number);
      if (!issue || !maySee(actor, placeOf(issue))) throw notFound('number', 'There is no such issue');
      if (!mayAsk(actor, placeOf(issue))) throw forbidden('requests are made by the responsible unit or a supervisor of the area');
      this.check(issue, asked);
      const open = await tx.manager.existsBy(IssueRequest, { issue: number, kind: asked.kind, decidedAt: IsNull() });
      if (open) throw conflict(`a request for ${asked.kind} waits for its decision`, 'kind');
      return this.save(tx, actor, issue, asked);
    });
  }

  private check(issue: Issue, { kind, until, openProblems }: RequestBody): void {
    const fault = requestFault(
      { state: issue.state, limitMs: issue.limitAt?.getTime(), overdue: issue.overdue },
      { kind, untilMs: until === undefined ? undefined : Date.parse(until), openProblems },
      this.pack.policy,
      this.clock.nowMs(),
    );
    if (fault?.kind === 'conflict') throw conflict(fault.detail, fault.field);
    if (fault) throw invalidInput([{ field: fault.field, detail: `${fault.field} ${fault.detail}` }]);
  }

  private async save(
    tx: Transaction,
    actor: Actor,
    issue: Issue,
    { kind, reason, until, openProblems }: RequestBody,
  ): Promise<IssueRequest> {
    const id = newId<RequestId>();
    const askedAt = new Date(this.clock.nowMs());
    const key = await this.persons.keyIn(tx.manager, this.persons.staffId(actor.sub));
    const words: AskedWords = { reason, openProblems };
    const request: IssueRequest = {
      id,
      issue: issue.number,
      round: issue.round,
      kind,
      until: dateOf(until),
      askedBy: actor.sub,
      askedAt,
      askerPerson: key.person,
      askedWords: this.vault.seal(key, JSON.stringify(words), askedWordsContext(id)),
      approved: null,
      decidedBy: null,
      decidedAt: null,
      deciderPerson: null,
      decidedWords: null,
    };
    await tx.manager.insert(IssueRequest, request);
    await tx.manager.update(Issue, issue.number, { updatedAt: askedAt });
    await addEntry(tx.manager, {
      issue: issue.number,
      round: issue.round,
      at: askedAt,
      kind: 'request-made',
      detail: { request: id, kind },
    });
    const data = { issue: issue.number, round: issue.round, request: id, kind };
    await tx.tell(RequestMadeV1, { subject: id, sequence: 1, data, timeMs: askedAt.getTime() });
    return request;
  }
}
