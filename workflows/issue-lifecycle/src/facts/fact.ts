import type { Category, LimitClass, Nature } from '@xianban/contracts/values/classification';
import type { CallBackId, IssueNumber, TaskId, UnitId } from '@xianban/contracts/values/identifiers';
import type { LadderLevel } from '@xianban/contracts/values/judgement';

interface Told {
  /** Id of the fact's envelope. */
  readonly id: string;
  /** When it happened on the ground. District clock, epoch milliseconds. */
  readonly atMs: number;
}

interface OfTask extends Told {
  readonly task: TaskId;
  readonly unit: UnitId;
  /** Counts the facts of the task from 1, which is its dispatch. */
  readonly sequence: number;
}

/** Something happened to a task. */
export type TaskFact =
  | (OfTask & { readonly kind: 'accepted' })
  | (OfTask & { readonly kind: 'returned'; readonly reason: string })
  | (OfTask & { readonly kind: 'handled' })
  | (OfTask & { readonly kind: 'verified'; readonly passed: boolean })
  | (OfTask & { readonly kind: 'inspected'; readonly found: boolean })
  | (OfTask & { readonly kind: 'escalated'; readonly level: LadderLevel });

/** A request was approved. Rejections change nothing and never come here. */
export type Approval =
  | (Told & { readonly kind: 'extended'; readonly untilMs: number })
  | (Told & { readonly kind: 'put-on-the-books'; readonly untilMs: number })
  | (Told & { readonly kind: 'given-up' });

/** A reporter answered a call-back. */
export type Answer = Told & { readonly kind: 'answered'; readonly callBack: CallBackId };

/** Two issues were found to be of one matter: this one goes on under another, or another under this one. */
export type Merging =
  | (Told & { readonly kind: 'merge-asked'; readonly into: IssueNumber; readonly reason: string })
  | (Told & { readonly kind: 'took-in'; readonly from: IssueNumber; readonly limitAtMs?: number });

/** A person corrected how the issue is sorted. */
export interface Correction extends Told {
  readonly kind: 'sorted-anew';
  /** Counts the corrections of the issue from 1: the last one holds. */
  readonly sequence: number;
  readonly category: Category;
  readonly nature: Nature;
  readonly limitClass: LimitClass;
}

export type Fact = TaskFact | Approval | Answer | Merging | Correction;
