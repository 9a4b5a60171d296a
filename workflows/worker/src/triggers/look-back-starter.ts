import { Injectable } from '@nestjs/common';
import type { IssueClosedV1 } from '@xianban/contracts/events/issue-closed';
import type { Areas } from '@xianban/contracts/values/areas';
import { lookBackAttributes, lookBackDetails, lookBackSummary } from '@xianban/look-back/look-back-view';
import type { LookBackOpening } from '@xianban/look-back/opening';
import { lookBackWorkflowId } from '@xianban/look-back/workflow-id';
import { Clock } from '@xianban/service-kit/clock';
import { Config } from '@xianban/service-kit/config/config';
import { DistrictPack } from '@xianban/service-kit/district/district-pack';
import { TASK_QUEUES } from '@xianban/workflow-kit/task-queues';

import { TemporalLink } from '../temporal/temporal-link.js';
import { startOnce } from './start-once.js';

/** Starts the look-back on a closed issue. Each closing is looked back on once. */
@Injectable()
export class LookBackStarter {
  constructor(
    private readonly temporal: TemporalLink,
    private readonly pack: DistrictPack,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /** @throws DependencyAway if Temporal is away */
  async closing(closed: IssueClosedV1, areas: Areas): Promise<void> {
    const opening: LookBackOpening = {
      closed: { ...closed, areas },
      policy: this.pack.policy,
      clock: this.clock.setting,
      publicUrl: this.config.publicUrl,
    };
    await this.temporal.ask((client) =>
      startOnce(client, {
        workflow: 'lookBack',
        workflowId: lookBackWorkflowId(closed.issue, closed.round),
        taskQueue: TASK_QUEUES.lookBacks,
        opening,
        summary: lookBackSummary(opening),
        details: lookBackDetails(opening),
        attributes: lookBackAttributes(opening, undefined),
      }),
    );
  }
}
