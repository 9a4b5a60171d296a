import type { IssueNumber } from '@xianban/contracts/values/identifiers';

/** `look-back/<number>/<round>`: one for each closing. */
export function lookBackWorkflowId(issue: IssueNumber, round: number): string {
  return `look-back/${issue}/${round}`;
}
