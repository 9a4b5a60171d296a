import type { PolicySnapshot } from '@xianban/rules/policy';
import type { IssueState } from '@xianban/contracts/values/issue-state';
import type { RequestKind } from '@xianban/contracts/values/judgement';

/** States in which a unit may ask for each kind. */
const ASKED_WHILE: Readonly<Record<RequestKind, readonly IssueState[]>> = {
  extension: ['responding', 'resolving', 'verifying'],
  'on-the-books': ['responding', 'resolving'],
  'close-without-fix': ['responding', 'resolving', 'on-the-books'],
};

/** True if a request of this kind can be made, or take effect, while the issue is in a state. */
export function isAskedWhile(kind: RequestKind, state: IssueState): boolean {
  return ASKED_WHILE[kind].includes(state);
}

/** What a request looks at. Epoch milliseconds, district clock. */
export interface RequestedIssue {
  readonly state: IssueState;
  readonly limitMs?: number;
  readonly overdue: boolean;
}

/** What is asked for. `untilMs` is the new limit of an extension, or the review date of an issue on the books. */
export interface AskedFor {
  readonly kind: RequestKind;
  readonly untilMs?: number;
  readonly openProblems?: readonly string[];
}

/** Why a request cannot be made: `conflict` has to do with the issue's course, `invalid` with what was sent. */
export type RequestFault = { readonly kind: 'conflict' | 'invalid'; readonly field: string; readonly detail: string };

/** The fault of a request, or undefined. @param nowMs district clock. Source: domain.md, on the books; architecture.md, 4 */
export function requestFault(issue: RequestedIssue, asked: AskedFor, policy: PolicySnapshot, nowMs: number): RequestFault | undefined {
  if (!isAskedWhile(asked.kind, issue.state)) {
    return { kind: 'conflict', field: 'kind', detail: `${asked.kind} cannot be asked for while the issue is ${issue.state}` };
  }
  switch (asked.kind) {
    case 'extension':
      return extensionFault(issue, asked, nowMs);
    case 'on-the-books':
      return onTheBooksFault(issue, asked, policy, nowMs);
    case 'close-without-fix':
      return asked.untilMs === undefined ? undefined : { kind: 'invalid', field: 'until', detail: 'closing has no date' };
    default:
      return asked.kind satisfies never;
  }
}

function extensionFault(issue: RequestedIssue, asked: AskedFor, nowMs: number): RequestFault | undefined {
  if (asked.untilMs === undefined) return { kind: 'invalid', field: 'until', detail: 'an extension says until when' };
  if (issue.limitMs === undefined) return { kind: 'conflict', field: 'kind', detail: 'the issue has no limit yet' };
  if (asked.untilMs <= issue.limitMs) return { kind: 'invalid', field: 'until', detail: 'must be after the current limit' };
  if (asked.untilMs <= nowMs) return { kind: 'invalid', field: 'until', detail: 'must be in the future' };
  return undefined;
}

function onTheBooksFault(issue: RequestedIssue, asked: AskedFor, policy: PolicySnapshot, nowMs: number): RequestFault | undefined {
  if (!asked.openProblems?.length) return { kind: 'invalid', field: 'openProblems', detail: 'must list what is still open' };
  if (asked.untilMs === undefined) return { kind: 'invalid', field: 'until', detail: 'must be the date of the review' };
  if (asked.untilMs <= nowMs) return { kind: 'invalid', field: 'until', detail: 'must be in the future' };
  const limitOver = issue.overdue || (issue.limitMs !== undefined && issue.limitMs <= nowMs);
  if (policy.onTheBooks.onlyAfterLimit && !limitOver)
    return { kind: 'conflict', field: 'kind', detail: 'only an issue whose limit is over goes on the books' };
  return undefined;
}
