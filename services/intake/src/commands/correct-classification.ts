import { Injectable } from '@nestjs/common';
import { IssueReclassifiedV1 } from '@xianban/contracts/events/issue-reclassified';
import { LIMIT_CLASSES, type LimitClass } from '@xianban/contracts/values/classification';
import type { IssueState } from '@xianban/contracts/values/issue-state';
import type { IssueNumber } from '@xianban/contracts/values/identifiers';
import { Store } from '@xianban/messaging/store';
import type { Transaction } from '@xianban/messaging/transaction';
import { Clock } from '@xianban/service-kit/clock';
import { DistrictPack } from '@xianban/service-kit/district/district-pack';
import { invalidInput } from '@xianban/service-kit/http/invalid-input';
import type { Actor } from '@xianban/service-kit/identity/actor';
import { newId } from '@xianban/service-kit/new-id';

import { correctedClassification, type CorrectedClassification } from '../domain/corrected-classification.js';
import { correctionDetail } from '../domain/correction-detail.js';
import { mayDecide, mayReclassify, maySee } from '../domain/issue-rights.js';
import type { ClassificationBody } from '../http/classification-body.js';
import { conflict } from '../http/conflict.js';
import { forbidden } from '../http/forbidden.js';
import { notFound } from '../http/not-found.js';
import { addEntry } from '../store/add-entry.js';
import { ClassificationCorrection } from '../store/classification-correction.js';
import { Issue } from '../store/issue.js';
import { lockedIssue } from '../store/locked-issue.js';
import { placeOf } from '../store/place-of.js';

const SETTLED: readonly IssueState[] = ['closed', 'refused', 'withdrawn', 'merged'];

/** A person says how an open issue is to be sorted. What had decided before is kept with the correction, so that rules can be judged by it. */
@Injectable()
export class CorrectClassification {
  constructor(
    private readonly store: Store,
    private readonly pack: DistrictPack,
    private readonly clock: Clock,
  ) {}

  /** The issue as it is sorted now; the same again changes nothing. @throws Problem 400, 403, 404, or 409 if the issue is no longer open */
  run(actor: Actor, number: IssueNumber, asked: ClassificationBody): Promise<Issue> {
    return this.store.transaction(async (tx) => {
      const issue = await lockedIssue(tx.manager, number);
      if (!issue || !maySee(actor, placeOf(issue))) throw notFound('number', 'There is no such issue');
      if (!mayReclassify(actor, placeOf(issue))) throw forbidden('issues are sorted by their responsible unit or a supervisor of the area');
      this.check(issue, asked);
      if (isLonger(asked.limitClass, issue.limitClass) && !mayDecide(actor, placeOf(issue)))
        throw forbidden('whoever handles an issue gives itself no longer limit: an extension can be asked for', 'limitClass');
      const corrected = correctedClassification(issue, issue.reasons, asked, (nature) => this.qualitiesOf(nature));
      return corrected ? this.save(tx, actor, issue, corrected, asked) : issue;
    });
  }

  private check(issue: Issue, { category, nature, limitClass, qualities }: ClassificationBody): void {
    if (SETTLED.includes(issue.state)) throw conflict(`an issue that is ${issue.state} is not sorted anew`);
    if (nature !== undefined && !this.pack.vocabulary.natures.includes(nature))
      throw invalidInput([{ field: 'nature', detail: 'nature is not one of this district' }]);
    if ([category, nature, limitClass, qualities].every((part) => part === undefined))
      throw invalidInput([{ field: 'category', detail: 'category, nature, limitClass or qualities must be given' }]);
  }

  private qualitiesOf(nature: Issue['nature']): Issue['qualities'] {
    return [...(this.pack.vocabulary.natureQualities?.find((each) => each.nature === nature)?.qualities ?? [])];
  }

  private async save(
    tx: Transaction,
    actor: Actor,
    issue: Issue,
    { sorting, reasons, before, after, overruled }: CorrectedClassification,
    { reason }: ClassificationBody,
  ): Promise<Issue> {
    const at = new Date(this.clock.nowMs());
    const sequence = 1 + (await tx.manager.countBy(ClassificationCorrection, { issue: issue.number }));
    const id = newId();
    const changes = { ...sorting, qualities: [...sorting.qualities], reasons, updatedAt: at };
    await tx.manager.update(Issue, issue.number, changes);
    await tx.manager.insert(ClassificationCorrection, {
      ...{ id, issue: issue.number, correctedBy: actor.sub, at, reason, before, after, overruled },
    });
    const detail = { correction: id, reason, ...correctionDetail(before, after) };
    await addEntry(tx.manager, { issue: issue.number, round: issue.round, at, kind: 'reclassified', detail });
    // no workflow waits for what was only tried out
    if (issue.sandbox) return { ...issue, ...changes };
    await tx.tell(IssueReclassifiedV1, {
      subject: `${issue.number}/classification`,
      sequence,
      data: { issue: issue.number, round: issue.round, ...sorting, reason, at: this.clock.instant(at.getTime()) },
      timeMs: at.getTime(),
    });
    return { ...issue, ...changes };
  }
}

/** Classes of limit stand in the order of their length. */
function isLonger(asked: LimitClass | undefined, current: LimitClass): boolean {
  return asked !== undefined && LIMIT_CLASSES.indexOf(asked) > LIMIT_CLASSES.indexOf(current);
}
