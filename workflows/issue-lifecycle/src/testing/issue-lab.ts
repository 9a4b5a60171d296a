import { randomInt } from 'node:crypto';
import { join } from 'node:path';

import { TypedSearchAttributes } from '@temporalio/common';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker } from '@temporalio/worker';

import { ReportAcceptedV1 } from '@xianban/contracts/events/report-accepted';
import type { IssueNumber } from '@xianban/contracts/values/identifiers';
import { WALL_CLOCK } from '@xianban/rules/district-clock';
import { searchAttributePairs } from '@xianban/workflow-kit/search-attribute-pairs';
import { TASK_QUEUES } from '@xianban/workflow-kit/task-queues';
import { bundleWorkflow } from '@xianban/workflow-kit/testing/bundle-workflow';
import { startTimeSkippingServer } from '@xianban/workflow-kit/testing/time-skipping-server';

import { openRecord } from '../issue-file/issue-record.js';
import { openingDetails, openingSummary, searchAttributesOf } from '../issue-file/issue-view.js';
import type { IssueOpening } from '../opening.js';
import type { IssueOrders } from '../orders.js';
import { issueWorkflowId } from '../workflow-id.js';
import { EXAMPLE_POLICY } from './example-policy.js';
import { at, FakeDistrict } from './fake-district.js';
import { RunningIssue } from './running-issue.js';

/** A server whose time can be skipped, and a worker that runs the issue's workflow from its sources. */
export class IssueLab {
  readonly #districts = new Map<string, FakeDistrict>();

  private constructor(
    readonly server: TestWorkflowEnvironment,
    private readonly stopWorkers: () => Promise<void>,
    private readonly register: (districts: Map<string, FakeDistrict>) => void,
  ) {
    this.register(this.#districts);
  }

  static async open(): Promise<IssueLab> {
    const server = await startTimeSkippingServer();
    let districts = new Map<string, FakeDistrict>();
    const activities = ordersOf((issue) => districts.get(issue)!);
    const connection = server.nativeConnection;
    const workflowBundle = await bundleWorkflow(join(import.meta.dirname, '../issue-lifecycle.workflow.ts'));
    const workers = await Promise.all([
      Worker.create({ connection, taskQueue: TASK_QUEUES.issues, workflowBundle, activities: { ...activities } }),
      Worker.create({ connection, taskQueue: TASK_QUEUES.orders, activities: { ...activities } }),
    ]);
    const running = Promise.all(workers.map((worker) => worker.run()));
    const stop = async () => {
      for (const worker of workers) worker.shutdown();
      await running;
      await server.teardown();
    };
    return new IssueLab(server, stop, (map) => {
      districts = map;
    });
  }

  /** A report comes in now, and its issue starts. */
  async start(change: Partial<IssueOpening> & { readonly reported?: Partial<ReportAcceptedV1>; readonly prepare?: (district: FakeDistrict) => void } = {}): Promise<RunningIssue> {
    const { reported, prepare, ...opened } = change;
    const issue = `110105-2026-${String(randomInt(1, 999_999_999)).padStart(9, '0')}` as IssueNumber;
    const district = new FakeDistrict(() => this.server.currentTimeMs());
    this.#districts.set(issue, district);
    const receivedAt = at(await this.server.currentTimeMs());
    const report = { ...ReportAcceptedV1.example, issue, receivedAt, observedAt: receivedAt, verified: true, ...reported };
    const opening: IssueOpening = { report, round: 1, policy: EXAMPLE_POLICY, clock: WALL_CLOCK, publicUrl: 'http://127.0.0.1:3000', ...opened };
    if (opening.reopening) district.state = 'closed';
    prepare?.(district);
    const handle = await this.server.client.workflow.start('issueLifecycle', {
      workflowId: issueWorkflowId(issue, opening.round),
      taskQueue: TASK_QUEUES.issues,
      args: [opening],
      staticSummary: openingSummary(opening),
      staticDetails: openingDetails(opening),
      typedSearchAttributes: new TypedSearchAttributes(searchAttributePairs(searchAttributesOf(opening, openRecord(opening), Date.parse(receivedAt)))),
    });
    return new RunningIssue({ server: this.server, handle }, district, issue, opening.round);
  }

  close(): Promise<void> {
    return this.stopWorkers();
  }
}

/** Activities that find the district of the issue whose order they are given. */
function ordersOf(district: (issue: string) => FakeDistrict): IssueOrders {
  const issueOf = ({ key }: { readonly key: string }) => key.split('/')[1] ?? '';
  return new Proxy({} as IssueOrders, {
    get: (_, name: keyof IssueOrders) => (order: { readonly key: string }) => district(issueOf(order)).orders()[name](order as never),
    ownKeys: () => Object.keys(new FakeDistrict(() => Promise.resolve(0)).orders()),
    getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
  });
}
