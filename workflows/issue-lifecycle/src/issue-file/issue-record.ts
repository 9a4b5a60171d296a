import type { Areas } from '@xianban/contracts/values/areas';
import type { Category, LimitClass, Nature } from '@xianban/contracts/values/classification';
import type { CallBackId, TaskId, UnitId } from '@xianban/contracts/values/identifiers';
import type { ClosingOutcome, IssueState } from '@xianban/contracts/values/issue-state';
import type { LadderLevel } from '@xianban/contracts/values/judgement';
import { startLedger, type LimitLedger } from '@xianban/rules/limit';
import type { Bilingual } from '@xianban/workflow-kit/bilingual';
import type { OrderRecord } from '@xianban/workflow-kit/order-desk';
import type { SearchAttributeValues } from '@xianban/workflow-kit/search-attributes';

import { emptyFacts, type FactRecord } from '../facts/fact-ledger.js';
import type { IssueOpening } from '../opening.js';
import type { CourseEntry } from './course.js';

/** A unit, with what the district pack calls it. */
export interface NamedUnit {
  readonly id: UnitId;
  readonly name?: Bilingual | undefined;
}

/** How an issue is sorted. */
export interface Sorting {
  readonly category: Category;
  readonly nature: Nature;
  readonly limitClass: LimitClass;
}

/** All that the workflow of an issue remembers. Plain JSON, carried through continue-as-new. Instants are epoch milliseconds. */
export interface IssueRecord extends OrderRecord {
  /** Where the issue stands in the register, and at which version. */
  state: IssueState;
  version: number;

  /** The last correction of how it is sorted, by its place among all of them; absent if the report holds. */
  sorting?: Sorting & { readonly sequence: number };
  /** The reporter's limit, which no change of unit resets. */
  ledger: LimitLedger;
  /** What the register was last told about the limit. */
  toldLimit?: { readonly limitAtMs: number; readonly overdue: boolean };
  /** Rungs that have fired, each once in this life of the issue. */
  fired: LadderLevel[];

  areas?: Areas;
  place?: Bilingual | undefined;

  /** The task that is open, and whether grid says that it is over while the fact is still on its way. */
  task?: { readonly id: TaskId; readonly over: boolean } | undefined;
  /** Who was asked, and then who accepted. */
  unit?: NamedUnit | undefined;
  accepted: boolean;
  /** Units not to be asked again while there are others. */
  not: UnitId[];
  /** The unit that an operator chose. */
  wanted?: UnitId | undefined;
  /** Set while no unit can be asked; without an instant, an operator has to help. */
  nobody?: { readonly askAgainMs?: number } | undefined;

  /** On the books until then; reviewed at that date. */
  reviewMs?: number | undefined;
  /** Approved for the books while the issue stood where it cannot go there. */
  booksApproved?: { readonly atMs: number; readonly untilMs: number } | undefined;

  outcome?: ClosingOutcome;
  /** When judging began, on the ground. */
  judgedMs?: number;
  callBacks?: { readonly asked: readonly CallBackId[]; readonly untilMs: number };
  answered: CallBackId[];

  facts: FactRecord;
  /** What happened so far, for the operator. */
  course: CourseEntry[];
  /** Search attributes as they are. */
  shown: SearchAttributeValues;
}

/** A new life of an issue. The limit runs from receipt, or from the moment when the issue was asked to be reopened. */
export function openRecord(opening: IssueOpening): Omit<IssueRecord, 'shown'> {
  const { report, reopening, policy } = opening;
  const startedMs = Date.parse(reopening?.askedAt ?? report.receivedAt);
  // what somebody promised for the first life does not bind the second
  const promisedMs = reopening || !report.limitAt ? undefined : Date.parse(report.limitAt);
  return {
    state: reopening ? 'closed' : 'received',
    version: reopening?.version ?? 0,
    ledger: startLedger(startedMs, policy.limits[report.limitClass], promisedMs),
    fired: [],
    accepted: false,
    not: [],
    answered: [],
    ordinals: {},
    facts: emptyFacts(),
    course: [{ atMs: startedMs, what: reopening ? 'reopening-asked' : 'received' }],
  };
}

/** How the issue is sorted now: as its report was, unless somebody has corrected it. */
export function sortingOf({ report }: Pick<IssueOpening, 'report'>, { sorting }: Pick<IssueRecord, 'sorting'>): Sorting {
  return sorting ?? report;
}
