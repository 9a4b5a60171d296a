import type { IssueState } from '@xianban/contracts/values/issue-state';

/** The register's arrows. Source: architecture.md, 6. */
export const LEGAL_MOVES: Readonly<Record<IssueState, readonly IssueState[]>> = {
  received: ['inspecting', 'responding', 'refused', 'withdrawn', 'merged'],
  inspecting: ['responding', 'refused', 'withdrawn', 'merged'],
  responding: ['resolving', 'judging', 'refused', 'withdrawn', 'merged'],
  resolving: ['verifying', 'responding', 'on-the-books', 'judging', 'withdrawn', 'merged'],
  'on-the-books': ['resolving', 'responding', 'judging', 'withdrawn', 'merged'],
  verifying: ['judging', 'resolving', 'responding', 'merged'],
  judging: ['closed'],
  closed: ['responding'],
  refused: [],
  withdrawn: [],
  merged: [],
};
