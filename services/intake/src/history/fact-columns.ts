import { HISTORY_ISSUES_MOST, HISTORY_KINDS_MOST, type HistoryRecordedV1 } from '@xianban/contracts/events/history-recorded';
import type { HistoryKind } from '@xianban/contracts/values/history-kind';
import type { AreaCode, ChannelName, IssueNumber } from '@xianban/contracts/values/identifiers';

import type { PastIssue } from './past-issue.js';

/** The columns of one fact while they are filled. */
export class FactColumns {
  private readonly kinds = new Map<HistoryKind, number>();
  private readonly issues: IssueNumber[] = [];
  private readonly kindOf: number[] = [];
  private readonly areas: (AreaCode | '')[] = [];
  private readonly receivedAtSeconds: number[] = [];
  private readonly limitAtSeconds: (number | null)[] = [];
  private readonly endedAtSeconds: (number | null)[] = [];
  private readonly overdue: boolean[] = [];

  /** @param firstRow of the file */
  constructor(readonly firstRow: number) {}

  /** True if another one might be one too many. */
  get isFull(): boolean {
    return this.issues.length === HISTORY_ISSUES_MOST || this.kinds.size === HISTORY_KINDS_MOST;
  }

  add(number: IssueNumber, issue: PastIssue): void {
    let kind = this.kinds.get(issue.kind);
    if (kind === undefined) {
      kind = this.kinds.size;
      this.kinds.set(issue.kind, kind);
    }
    this.issues.push(number);
    this.kindOf.push(kind);
    this.areas.push(issue.areas?.technicalGrid ?? '');
    this.receivedAtSeconds.push(issue.receivedMs / 1_000);
    this.limitAtSeconds.push(issue.limitMs === undefined ? null : issue.limitMs / 1_000);
    this.endedAtSeconds.push(issue.endedMs === undefined ? null : issue.endedMs / 1_000);
    this.overdue.push(issue.overdue);
  }

  /** What is told of them. */
  dataOf(importId: string, source: ChannelName): HistoryRecordedV1 {
    const { issues, kindOf, areas, receivedAtSeconds, limitAtSeconds, endedAtSeconds, overdue } = this;
    const columns = { issues, kindOf, areas, receivedAtSeconds, limitAtSeconds, endedAtSeconds, overdue };
    return { import: importId, source, kinds: [...this.kinds.keys()], ...columns };
  }
}
