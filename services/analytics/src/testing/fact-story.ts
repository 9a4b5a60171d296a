import { randomUUID } from 'node:crypto';

import type { Envelope } from '@xianban/contracts/envelope';
import { CallBackAnsweredV1 } from '@xianban/contracts/events/call-back-answered';
import { CallBackAskedV1 } from '@xianban/contracts/events/call-back-asked';
import { IssueClosedV1 } from '@xianban/contracts/events/issue-closed';
import { IssueLimitRecordedV1 } from '@xianban/contracts/events/issue-limit-recorded';
import { IssueMovedV1 } from '@xianban/contracts/events/issue-moved';
import { IssueReclassifiedV1 } from '@xianban/contracts/events/issue-reclassified';
import { ReportAcceptedV1 } from '@xianban/contracts/events/report-accepted';
import { describeMessage, type MessageClass } from '@xianban/contracts/message';
import type { Category } from '@xianban/contracts/values/classification';
import type { AreaCode, CallBackId, IssueNumber, ReportId, UnitId } from '@xianban/contracts/values/identifiers';
import { instantOf } from '@xianban/contracts/values/instant';
import type { ClosingOutcome } from '@xianban/contracts/values/issue-state';
import type { Origin } from '@xianban/contracts/values/origin';
import type { Satisfaction, SolvedAnswer } from '@xianban/contracts/values/judgement';

/** A fact on its way, whatever it tells. */
export type AnyFact = Envelope;

/** How one life of an issue ended. */
export interface LifeStory {
  readonly street: string;
  readonly unit?: string;
  readonly category: Category;
  /** Of an issue's lives that of the first holds; that of the example if absent. */
  readonly origin?: Origin;
  readonly outcome: ClosingOutcome;
  readonly overdue: boolean;
  readonly closedMs: number;
  /** One per reporter who was asked; undefined if they did not answer. */
  readonly answers: readonly (ReporterAnswer | undefined)[];
}

export interface ReporterAnswer {
  readonly contacted: boolean;
  readonly solved: SolvedAnswer;
  readonly satisfaction: Satisfaction;
}

/** All that intake would tell of an issue that lives these lives. */
export function factsOfIssue(index: number, lives: readonly LifeStory[]): AnyFact[] {
  const issue = issueAt(index);
  const [first] = lives;
  const report = randomUUID() as ReportId;
  const { category, origin = ReportAcceptedV1.example.origin } = first;
  const accepted: ReportAcceptedV1 = { ...ReportAcceptedV1.example, issue, report, category, ...(origin && { origin }) };
  const facts: AnyFact[] = [factOf(ReportAcceptedV1, report, 1, accepted)];
  let version = 0;
  lives.forEach((life, life0) => {
    const round = life0 + 1;
    const moves = ['responding', 'resolving', 'verifying', 'judging', 'closed'] as const;
    const states = [life0 === 0 ? ('received' as const) : ('closed' as const), ...moves];
    moves.forEach((to, step) => {
      version += 1;
      const at = instantOf(life.closedMs - (moves.length - step) * 1_000);
      facts.push(factOf(IssueMovedV1, issue, version, { issue, round, from: states[step], to, at }));
    });
    const limitAt = instantOf(life.closedMs);
    facts.push(factOf(IssueLimitRecordedV1, `${issue}/limit`, round, { issue, round, limitAt, overdue: life.overdue }));
    facts.push(...callBackFacts(issue, round, life), closingFact(issue, round, { ...life, ...(origin && { origin }) }));
  });
  return facts;
}

/** What intake would tell if people corrected the category of an issue, each time to another one. */
export function correctionsOfIssue(index: number, categories: readonly Category[]): AnyFact[] {
  const issue = issueAt(index);
  return categories.map((category, position) =>
    factOf(IssueReclassifiedV1, `${issue}/classification`, position + 1, { ...IssueReclassifiedV1.example, issue, category }),
  );
}

function issueAt(index: number): IssueNumber {
  return `110105-2026-${String(index + 1).padStart(6, '0')}` as IssueNumber;
}

function callBackFacts(issue: IssueNumber, round: number, { answers, closedMs }: LifeStory): AnyFact[] {
  return answers.flatMap((answer) => {
    const callBack = randomUUID() as CallBackId;
    const asked = { issue, round, callBack, report: randomUUID() as ReportId, askedAt: instantOf(closedMs - 2_000) };
    const facts: AnyFact[] = [factOf(CallBackAskedV1, callBack, 1, asked)];
    if (answer) facts.push(factOf(CallBackAnsweredV1, callBack, 2, { issue, round, callBack, ...answer, answeredAt: instantOf(closedMs) }));
    return facts;
  });
}

function closingFact(issue: IssueNumber, round: number, life: LifeStory): AnyFact {
  const { street, unit, category, origin, outcome, overdue, closedMs } = life;
  const { areas, unit: _, origin: __, ...example } = IssueClosedV1.example;
  return factOf(IssueClosedV1, `${issue}/closing`, round, {
    ...{ ...example, issue, round, outcome, category, overdue, closedAt: instantOf(closedMs) },
    ...(areas && { areas: { ...areas, street: street as AreaCode } }),
    ...(unit !== undefined && { unit: unit as UnitId }),
    // first lives are told as before closings told of it
    ...(round > 1 && origin && { origin }),
  });
}

function factOf<T extends object>(message: MessageClass<T>, subject: string, sequence: number, data: T): Envelope<T> {
  const { subject: type, owner } = describeMessage(message);
  return {
    ...{ specversion: '1.0', id: randomUUID(), source: `/services/${owner}`, type, subject, sequence, time: instantOf(0) },
    ...{ datacontenttype: 'application/json', dataschema: `urn:xianban:schema:${type}`, data },
  };
}
