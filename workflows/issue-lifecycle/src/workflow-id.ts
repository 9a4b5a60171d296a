import type { IssueNumber } from '@xianban/contracts/values/identifiers';

/** `issue/<number>`, and `issue/<number>/<round>` after a reopening. */
export function issueWorkflowId(issue: IssueNumber, round: number): string {
  return round === 1 ? `issue/${issue}` : `issue/${issue}/${round}`;
}
