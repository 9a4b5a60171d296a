import { CancellationScope } from '@temporalio/workflow';

import { issueLifecycle as liveAnIssue } from '@xianban/issue-lifecycle/issue-lifecycle.workflow';
import type { IssueOpening, IssueOutcome } from '@xianban/issue-lifecycle/opening';
import { lookBack as lookBackOn } from '@xianban/look-back/look-back.workflow';
import type { LookBackOpening, LookBackOutcome } from '@xianban/look-back/opening';

// Temporal's own "cancel" would leave an issue in the register that nobody carries on: it is not heard. Operators end an issue by `close`.

export function issueLifecycle(opening: IssueOpening): Promise<IssueOutcome> {
  return CancellationScope.nonCancellable(() => liveAnIssue(opening));
}

export function lookBack(opening: LookBackOpening): Promise<LookBackOutcome> {
  return CancellationScope.nonCancellable(() => lookBackOn(opening));
}
