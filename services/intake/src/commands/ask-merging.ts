import { Injectable } from '@nestjs/common';
import { IssueMergeAskedV1 } from '@xianban/contracts/events/issue-merge-asked';
import type { IssueNumber } from '@xianban/contracts/values/identifiers';
import { Store } from '@xianban/messaging/store';
import type { Transaction } from '@xianban/messaging/transaction';
import { Clock } from '@xianban/service-kit/clock';
import { invalidInput } from '@xianban/service-kit/http/invalid-input';
import type { Actor } from '@xianban/service-kit/identity/actor';
import { newId } from '@xianban/service-kit/new-id';

import { mayDecide, maySee } from '../domain/issue-rights.js';
import { mergingFault } from '../domain/merging-rules.js';
import { conflict } from '../http/conflict.js';
import { forbidden } from '../http/forbidden.js';
import type { MergeBody } from '../http/merge-body.js';
import { notFound } from '../http/not-found.js';
import { addEntry } from '../store/add-entry.js';
import { Issue } from '../store/issue.js';
import { lockedIssues } from '../store/locked-issues.js';
import type { MergeSuggestion } from '../store/merge-suggestion.js';
import { placeOf } from '../store/place-of.js';

/** Staff say that an issue is of the matter of another. Its workflow gives up the task and moves it; until then it stands where it stood. */
@Injectable()
export class AskMerging {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
  ) {}

  /** The same again changes nothing. @throws Problem 400, 403, 404, or 409 if one of them has ended or goes on under a third */
  run(actor: Actor, number: IssueNumber, body: MergeBody): Promise<Issue> {
    return this.store.transaction((tx) => this.ask(tx, actor, number, body));
  }

  /** @param suggestion that is followed; its score and reasons stand in the timeline. @throws as `run` */
  async ask(
    tx: Transaction,
    actor: Actor,
    number: IssueNumber,
    { into, reason }: MergeBody,
    suggestion?: Pick<MergeSuggestion, 'score' | 'reasons'>,
  ): Promise<Issue> {
    const [issue, other] = await lockedIssues(tx.manager, number, into);
    if (!issue || !maySee(actor, placeOf(issue))) throw notFound('number', 'There is no such issue');
    if (!other || !maySee(actor, placeOf(other))) throw notFound('into', 'There is no such issue');
    if (!mayDecide(actor, placeOf(issue)) || !mayDecide(actor, placeOf(other)))
      throw forbidden('issues are merged by a supervisor of the areas of both, or an operator');
    const fault = mergingFault(issue, other);
    if (fault?.kind === 'invalid') throw invalidInput([{ field: fault.field, detail: fault.detail }]);
    if (fault) throw conflict(fault.detail, fault.field);
    if (issue.mergedInto === into) return issue;

    const nowMs = this.clock.nowMs();
    const asked = { mergedInto: into, updatedAt: new Date(nowMs) };
    await tx.manager.update(Issue, number, asked);
    const traced = suggestion && { score: suggestion.score, reasons: suggestion.reasons.join(' ') };
    await addEntry(tx.manager, {
      issue: number,
      round: issue.round,
      at: asked.updatedAt,
      kind: 'merge-asked',
      detail: { into, by: actor.sub, reason, ...traced },
    });
    const merging = newId();
    const data = { issue: number, round: issue.round, merging, into, reason, askedAt: this.clock.instant(nowMs) };
    await tx.tell(IssueMergeAskedV1, { subject: merging, sequence: 1, data, timeMs: nowMs });
    return { ...issue, ...asked };
  }
}
