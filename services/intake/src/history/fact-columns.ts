import { type HistoryRecordedV1 } from '@xianban/contracts/events/history-recorded';
import type { ChannelName, IssueNumber } from '@xianban/contracts/values/identifiers';

import type { PastIssue } from './past-issue.js';

type Columns = Omit<HistoryRecordedV1, 'import' | 'source'>;

/** The columns of one fact while they are filled. */
export class FactColumns {
  private readonly columns: { [Name in keyof Columns]: Columns[Name][number][] } = {
    issues: [],
    via: [],
    origins: [],
    states: [],
    outcomes: [],
    categories: [],
    natures: [],
    limitClasses: [],
    areas: [],
    units: [],
    receivedAt: [],
    limitAt: [],
    endedAt: [],
    overdue: [],
  };

  /** @param firstRow of the file */
  constructor(readonly firstRow: number) {}

  get length(): number {
    return this.columns.issues.length;
  }

  add(number: IssueNumber, issue: PastIssue): void {
    const { columns } = this;
    columns.issues.push(number);
    columns.via.push(issue.via);
    columns.origins.push(issue.origin);
    columns.states.push(issue.state);
    columns.outcomes.push(issue.outcome ?? '');
    columns.categories.push(issue.category);
    columns.natures.push(issue.nature);
    columns.limitClasses.push(issue.limitClass);
    columns.areas.push(issue.areas?.technicalGrid ?? '');
    columns.units.push(issue.unit ?? '');
    columns.receivedAt.push(issue.received.instant);
    columns.limitAt.push(issue.limit?.instant ?? '');
    columns.endedAt.push(issue.ended?.instant ?? '');
    columns.overdue.push(issue.overdue);
  }

  /** What is told of them. */
  dataOf(importId: string, source: ChannelName): HistoryRecordedV1 {
    return { import: importId, source, ...this.columns };
  }
}
