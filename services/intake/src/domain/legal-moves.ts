import type { IssueState } from '@xianban/contracts/values/issue-state';

/** Every arrow of the register. Source: architecture.md, 6: `merged`, `refused` and `withdrawn` are terminal, `closed` is not. */
const LEGAL_MOVES: Readonly<Record<IssueState, readonly IssueState[]>> = {
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

/** True if the register has an arrow from one state to the other. */
export function isLegalMove(from: IssueState, to: IssueState): boolean {
  return LEGAL_MOVES[from].includes(to);
}
