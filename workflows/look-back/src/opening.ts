import type { IssueClosedV1 } from '@xianban/contracts/events/issue-closed';
import type { Areas } from '@xianban/contracts/values/areas';
import type { ClockSetting } from '@xianban/rules/district-clock';
import type { PolicySnapshot } from '@xianban/rules/policy';

/** What a look-back is started with. */
export interface LookBackOpening {
  /** What intake told of the closing; the issue must have been located. */
  readonly closed: IssueClosedV1 & { readonly areas: Areas };
  readonly policy: PolicySnapshot;
  readonly clock: ClockSetting;
  /** Base URL of the register's pages. */
  readonly publicUrl: string;
}

export interface LookBackOutcome {
  /** True if the issue is taken up again, whoever asked for it. */
  readonly reopened: boolean;
}
