import { ISSUE_STATES, type IssueState } from '@xianban/contracts/values/issue-state';

export const REQUEST_STATUSES = ['open', 'closed'] as const;
export type RequestStatus = (typeof REQUEST_STATUSES)[number];

const CLOSED: readonly IssueState[] = ['closed', 'refused', 'withdrawn', 'merged'];

/** Open311 knows two; what else there is to say stands in the notes. */
export function requestStatus(state: IssueState): RequestStatus {
  return CLOSED.includes(state) ? 'closed' : 'open';
}

/** The register's states behind statuses. */
export function statesOf(statuses: readonly RequestStatus[]): IssueState[] {
  return ISSUE_STATES.filter((state) => statuses.includes(requestStatus(state)));
}
