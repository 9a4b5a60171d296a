import { Injectable } from '@nestjs/common';
import type { ReopeningAskedV1 } from '@xianban/contracts/events/reopening-asked';
import type { ReportAcceptedV1 } from '@xianban/contracts/events/report-accepted';
import { openRecord } from '@xianban/issue-lifecycle/issue-file/issue-record';
import { openingDetails, openingSummary, searchAttributesOf } from '@xianban/issue-lifecycle/issue-file/issue-view';
import type { IssueOpening } from '@xianban/issue-lifecycle/opening';
import { issueWorkflowId } from '@xianban/issue-lifecycle/workflow-id';
import { Clock } from '@xianban/service-kit/clock';
import { Config } from '@xianban/service-kit/config/config';
import { DistrictPack } from '@xianban/service-kit/district/district-pack';
import { Log } from '@xianban/service-kit/observe/log';
import { TASK_QUEUES } from '@xianban/workflow-kit/task-queues';

import { TemporalLink } from '../temporal/temporal-link.js';
import { startOnce } from './start-once.js';

/** Starts the workflow of an issue, which takes the policy of this moment with it. Each life of an issue starts once, however often it is asked. */
@Injectable()
export class IssueStarter {
  constructor(
    private readonly temporal: TemporalLink,
    private readonly pack: DistrictPack,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly log: Log,
  ) {}

  /** The report opened the issue. @throws DependencyAway if Temporal is away */
  report(report: ReportAcceptedV1): Promise<void> {
    return this.#start({ ...this.#common(), report, round: 1 });
  }

  /** The issue is taken up again. @throws DependencyAway if Temporal is away */
  reopening({ report, round, by, askedAt, version }: ReopeningAskedV1): Promise<void> {
    return this.#start({ ...this.#common(), report, round, reopening: { by, askedAt, ...(version !== undefined && { version }) } });
  }

  async #start(opening: IssueOpening): Promise<void> {
    const { report, round } = opening;
    const started = await this.temporal.ask((client) =>
      startOnce(client, {
        workflow: 'issueLifecycle',
        workflowId: issueWorkflowId(report.issue, round),
        taskQueue: TASK_QUEUES.issues,
        opening,
        summary: openingSummary(opening),
        details: openingDetails(opening),
        attributes: searchAttributesOf(opening, openRecord(opening), this.clock.nowMs()),
      }),
    );
    this.log.debug({ issue: report.issue, round, started }, 'issue started');
  }

  #common() {
    return { policy: this.pack.policy, clock: this.clock.setting, publicUrl: this.config.publicUrl };
  }
}
