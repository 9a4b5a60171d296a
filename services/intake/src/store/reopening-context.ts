import type { IssueNumber } from '@xianban/contracts/values/identifiers';

/** The place that a reporter's reason for reopening is sealed for. @param round that it begins */
export function reopeningContext(issue: IssueNumber, round: number): string {
  return `reopening.reason/${issue}/${round}`;
}
