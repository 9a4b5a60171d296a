import type { ClosingOutcome, IssueState } from '@xianban/contracts/values/issue-state';

/** How many of a person's reports belong to issues in one state that ended in one way. */
export interface DigestCount {
  readonly state: IssueState;
  readonly outcome?: ClosingOutcome;
  readonly reports: number;
}

/** What became of a person's reports, in numbers that they care for. */
export interface ReportDigest {
  readonly reports: number;
  readonly closed: number;
  /** Of the closed ones. */
  readonly solved: number;
  /** Refused or withdrawn. */
  readonly notTaken: number;
  /** All others. */
  readonly underWay: number;
}

/** Adds up what became of reports. */
export function reportDigest(counts: readonly DigestCount[]): ReportDigest {
  const count = (of: (one: DigestCount) => boolean) => counts.filter(of).reduce((sum, { reports }) => sum + reports, 0);
  const reports = count(() => true);
  const closed = count(({ state }) => state === 'closed');
  const notTaken = count(({ state }) => state === 'refused' || state === 'withdrawn');
  return {
    reports,
    closed,
    solved: count(({ state, outcome }) => state === 'closed' && outcome === 'fixed'),
    notTaken,
    underWay: reports - closed - notTaken,
  };
}
