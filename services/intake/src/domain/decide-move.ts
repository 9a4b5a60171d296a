import type { MoveIssueV1 } from '@xianban/contracts/commands/move-issue';
import type { Refusal } from '@xianban/contracts/envelope';
import type { IssueState } from '@xianban/contracts/values/issue-state';

import { isLegalMove } from './legal-moves.js';

/** What a move looks at. */
export interface MovableIssue {
  readonly state: IssueState;
  readonly round: number;
  readonly version: number;
}

/**
 * Whether the register follows this order: `illegal-move` if there is no such arrow or the round does not fit it, `stale-move` if the issue is
 * elsewhere by now, `invalid` if it would close without an outcome or merge
 * into nothing. Only reopening begins a new round. `already` if this very move was made: its
 * giver died before it could remember the answer, and gives it again under another key.
 */
export function decideMove(issue: MovableIssue, order: MoveIssueV1): { readonly ok: true; readonly already?: true } | Refusal {
  if (!isLegalMove(order.from, order.to))
    return { ok: false, reason: 'illegal-move', field: 'to', detail: `${order.from} does not lead to ${order.to}` };
  if (isThereAlready(issue, order)) return { ok: true, already: true };
  if (issue.state !== order.from) return { ok: false, reason: 'stale-move', field: 'from', detail: `the issue is ${issue.state}` };
  if (issue.version !== order.version)
    return { ok: false, reason: 'stale-move', field: 'version', detail: `the issue is at version ${issue.version}` };
  const expectedRound = order.from === 'closed' ? issue.round + 1 : issue.round;
  if (order.round !== expectedRound)
    return { ok: false, reason: 'stale-move', field: 'round', detail: `the issue is in round ${issue.round}` };
  if (order.to === 'closed' && !order.outcome)
    return { ok: false, reason: 'invalid', field: 'outcome', detail: 'closing needs an outcome' };
  if (order.to === 'merged' && (!order.into || order.into === order.issue))
    return { ok: false, reason: 'invalid', field: 'into', detail: 'merging needs another issue' };
  return { ok: true };
}

function isThereAlready(issue: MovableIssue, order: MoveIssueV1): boolean {
  return issue.state === order.to && issue.version === order.version + 1 && issue.round === order.round;
}
