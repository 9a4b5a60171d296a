import type { IssueNumber } from '@xianban/contracts/values/identifiers';
import type { IssueState } from '@xianban/contracts/values/issue-state';

import { MERGEABLE_STATES } from './mergeable-states.js';

/** What decides whether one issue can go on under another. */
export interface MergingIssue {
  readonly number: IssueNumber;
  readonly state: IssueState;
  /** The issue that it goes on under, or was asked to. */
  readonly mergedInto: IssueNumber | null;
}

export interface MergingFault {
  /** `invalid` can never be asked, `conflict` not as things stand. */
  readonly kind: 'invalid' | 'conflict';
  readonly field: 'number' | 'into';
  readonly detail: string;
}

/** Why an issue cannot be merged into another; undefined if it can, or was asked to be already. */
export function mergingFault(issue: MergingIssue, into: MergingIssue): MergingFault | undefined {
  if (issue.number === into.number) return { kind: 'invalid', field: 'into', detail: 'an issue cannot be merged into itself' };
  if (!MERGEABLE_STATES.includes(issue.state)) return { kind: 'conflict', field: 'number', detail: `the issue is ${issue.state}` };
  if (!MERGEABLE_STATES.includes(into.state)) return { kind: 'conflict', field: 'into', detail: `${into.number} is ${into.state}` };
  if (into.mergedInto) return { kind: 'conflict', field: 'into', detail: `${into.number} is being merged into ${into.mergedInto} itself` };
  if (issue.mergedInto && issue.mergedInto !== into.number)
    return { kind: 'conflict', field: 'number', detail: `the issue is being merged into ${issue.mergedInto}` };
  return undefined;
}

/** Which of the reports that are to leave an issue cannot, and why; undefined if all can. @param opening the report that opened the issue */
export function splitFault(
  leaving: readonly string[],
  own: readonly string[],
  opening: string,
): { index: number; detail: string } | undefined {
  const index = leaving.findIndex((report) => !own.includes(report) || report === opening);
  if (index < 0) return undefined;
  return { index, detail: leaving[index] === opening ? 'opened the issue and stays with it' : 'is not a report of this issue' };
}
