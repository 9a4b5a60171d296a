import type { ReopeningAskedV1 } from '@xianban/contracts/events/reopening-asked';
import type { ReportAcceptedV1 } from '@xianban/contracts/events/report-accepted';
import type { IssueNumber } from '@xianban/contracts/values/identifiers';
import type { ClosingOutcome } from '@xianban/contracts/values/issue-state';
import type { ClockSetting } from '@xianban/rules/district-clock';
import type { PolicySnapshot } from '@xianban/rules/policy';

import type { IssueRecord } from './issue-file/issue-record.js';

/** What an issue's workflow is started with. No personal data and no words of the report. */
export interface IssueOpening {
  /** What opened the issue the first time. */
  readonly report: ReportAcceptedV1;
  /** 1 for the first life, one more after each reopening. */
  readonly round: number;
  /** How the issue came to be taken up again; from round 2 on. */
  readonly reopening?: Pick<ReopeningAskedV1, 'by' | 'askedAt' | 'version'>;
  /** The policy that this life of the issue keeps to the end. */
  readonly policy: PolicySnapshot;
  readonly clock: ClockSetting;
  /** Base URL of the register's pages. */
  readonly publicUrl: string;
  /** What the run before remembered, after a continue-as-new. */
  readonly carried?: IssueRecord;
}

/** How this life of the issue ended. */
export interface IssueOutcome {
  readonly issue: IssueNumber;
  readonly round: number;
  readonly state: 'closed' | 'refused' | 'merged';
  /** Absent if the issue was refused or merged. */
  readonly outcome?: ClosingOutcome;
  readonly overdue: boolean;
}
