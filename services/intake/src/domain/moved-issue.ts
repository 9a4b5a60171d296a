import type { MoveIssueV1 } from '@xianban/contracts/commands/move-issue';
import type { Areas } from '@xianban/contracts/values/areas';
import type { UnitId } from '@xianban/contracts/values/identifiers';
import type { Instant } from '@xianban/contracts/values/instant';
import type { ClosingOutcome, IssueState } from '@xianban/contracts/values/issue-state';

/** The part of an issue that moves change. */
export interface IssueCourse {
  readonly state: IssueState;
  readonly round: number;
  readonly version: number;
  readonly areas?: Areas;
  readonly unit?: UnitId;
  readonly limitAt?: Instant;
  readonly overdue: boolean;
  readonly resolvedAt?: Instant;
  readonly closedAt?: Instant;
  readonly outcome?: ClosingOutcome;
}

const WORK_GOES_ON: readonly IssueState[] = ['responding', 'resolving', 'on-the-books'];

/** The issue after a move that was found legal. What the order leaves out stays, except what the move itself undoes. */
export function movedIssue(issue: IssueCourse, order: MoveIssueV1): IssueCourse {
  const reopens = order.from === 'closed';
  // back to work means that nothing counts as resolved any more; a new round has a limit of its own
  const resolvedAt = WORK_GOES_ON.includes(order.to) ? order.resolvedAt : (order.resolvedAt ?? issue.resolvedAt);
  return {
    state: order.to,
    round: order.round,
    version: issue.version + 1,
    areas: order.areas ?? issue.areas,
    unit: order.unit ?? issue.unit,
    limitAt: order.limitAt ?? (reopens ? undefined : issue.limitAt),
    overdue: order.overdue ?? (reopens ? false : issue.overdue),
    resolvedAt,
    closedAt: order.to === 'closed' ? order.at : undefined,
    outcome: order.to === 'closed' ? order.outcome : undefined,
  };
}
