import { IsIn } from 'class-validator';

/**
 * Where an issue stands in the register. `merged`, `refused` and `withdrawn` are terminal; `closed` is not, since it can be reopened.
 * Source: architecture.md, 6.
 */
export const ISSUE_STATES = [
  'received',
  'inspecting',
  'responding',
  'resolving',
  'on-the-books',
  'verifying',
  'judging',
  'closed',
  'refused',
  'withdrawn',
  'merged',
] as const;
export type IssueState = (typeof ISSUE_STATES)[number];

/** How an issue ended: fixed and verified, or closed without claiming that it is fixed. */
export const CLOSING_OUTCOMES = ['fixed', 'unfixed'] as const;
export type ClosingOutcome = (typeof CLOSING_OUTCOMES)[number];

export const IsIssueState = () => IsIn(ISSUE_STATES);
export const IsClosingOutcome = () => IsIn(CLOSING_OUTCOMES);
