import { randomInt } from 'node:crypto';
import { extname, join } from 'node:path';

import { TypedSearchAttributes } from '@temporalio/common';
import { Worker } from '@temporalio/worker';
import { ReportAcceptedV1 } from '@xianban/contracts/events/report-accepted';
import type { IssueNumber } from '@xianban/contracts/values/identifiers';
import { districtNowMs, WALL_CLOCK, type ClockSetting } from '@xianban/rules/district-clock';
import { searchAttributePairs } from '@xianban/workflow-kit/search-attribute-pairs';
import { TASK_QUEUES } from '@xianban/workflow-kit/task-queues';
import { bundleWorkflow } from '@xianban/workflow-kit/testing/bundle-workflow';

import { openRecord } from '../issue-file/issue-record.js';
import { openingDetails, openingSummary, searchAttributesOf } from '../issue-file/issue-view.js';
import type { IssueOpening } from '../opening.js';
import type { IssueOrderName, IssueOrders } from '../orders.js';
import { issueWorkflowId } from '../workflow-id.js';
import { EXAMPLE_POLICY } from './example-policy.js';
import { at, FakeDistrict } from './fake-district.js';
import { skippingServer, type LabServer } from './lab-server.js';
import { RunningIssue } from './running-issue.js';

export interface LabOptions {
  /** Whose clock can be skipped if absent. */
  readonly server?: LabServer;
  readonly clock?: ClockSetting;
  /** Path of the workflow below `src`, without its extension, e.g. `issue-lifecycle.workflow`. */
  readonly workflow?: string;
}

/** How an issue of the lab differs from the example, and what is done to its district before it starts. */
export interface LabIssue extends Partial<IssueOpening> {
  readonly reported?: Partial<ReportAcceptedV1>;
  readonly prepare?: (district: FakeDistrict) => void;
}

/** A server and a worker that runs the issue's workflow from its sources; every issue has a district of its own. */
export class IssueLab {
  private constructor(
    private readonly server: LabServer,
    private readonly workers: readonly Worker[],
    private readonly running: Promise<unknown>,
    private readonly districts: Map<string, FakeDistrict>,
    private readonly clock: ClockSetting,
  ) {}

  static async open({ server: given, clock = WALL_CLOCK, workflow = 'issue-lifecycle.workflow' }: LabOptions = {}): Promise<IssueLab> {
    const server = given ?? (await skippingServer());
    const districts = new Map<string, FakeDistrict>();
    const workers = await createWorkers(server, workflow, ordersOf(districts));
    return new IssueLab(server, workers, Promise.all(workers.map((worker) => worker.run())), districts, clock);
  }

  /** District clock, epoch milliseconds. */
  async nowMs(): Promise<number> {
    return districtNowMs(this.clock, await this.server.currentTimeMs());
  }

  /** A report comes in now, and its issue starts. */
  async start({ reported, prepare, ...opened }: LabIssue = {}): Promise<RunningIssue> {
    const issue = `110105-2026-${String(randomInt(1, 999_999_999)).padStart(9, '0')}` as IssueNumber;
    const district = new FakeDistrict(() => this.nowMs());
    this.districts.set(issue, district);
    const receivedAt = at(await this.nowMs());
    const report = { ...ReportAcceptedV1.example, issue, receivedAt, observedAt: receivedAt, verified: true, ...reported };
    const opening = { report, round: 1, policy: EXAMPLE_POLICY, clock: this.clock, publicUrl: 'http://127.0.0.1:3000', ...opened };
    if (opening.reopening) district.state = 'closed';
    prepare?.(district);
    const handle = await this.server.client.workflow.start('issueLifecycle', {
      workflowId: issueWorkflowId(issue, opening.round),
      taskQueue: TASK_QUEUES.issues,
      args: [opening],
      ...shownAtStart(opening, Date.parse(receivedAt)),
    });
    const { sleep } = this.server;
    return new RunningIssue({ handle, sleep, nowMs: () => this.nowMs() }, district, issue, opening.round);
  }

  async close(): Promise<void> {
    for (const worker of this.workers) worker.shutdown();
    await this.running;
    await this.server.close();
  }
}

function shownAtStart(opening: IssueOpening, nowMs: number) {
  return {
    staticSummary: openingSummary(opening),
    staticDetails: openingDetails(opening),
    typedSearchAttributes: new TypedSearchAttributes(searchAttributePairs(searchAttributesOf(opening, openRecord(opening), nowMs))),
  };
}

async function createWorkers({ connection }: LabServer, workflow: string, activities: Record<string, never>): Promise<Worker[]> {
  // from sources below jest, from what they compile to elsewhere
  const path = join(import.meta.dirname, '..', `${workflow}${extname(import.meta.filename)}`);
  const workflowBundle = await bundleWorkflow(path);
  const common = { connection, activities, identity: 'lab', buildId: 'lab' };
  return Promise.all([
    Worker.create({ ...common, taskQueue: TASK_QUEUES.issues, workflowBundle }),
    Worker.create({ ...common, taskQueue: TASK_QUEUES.orders }),
  ]);
}

const ORDERS = Object.keys(new FakeDistrict(() => Promise.resolve(0)).orders()) as IssueOrderName[];

/** Activities that find the district of the issue whose order they are given. */
function ordersOf(districts: ReadonlyMap<string, FakeDistrict>): Record<string, never> {
  const obey = (name: IssueOrderName) => (order: { readonly key: string }) => {
    const orders = districts.get(order.key.split('/')[1] ?? '')?.orders();
    if (!orders) throw new Error(`no district for ${order.key}`);
    return (orders[name] as (order: object) => ReturnType<IssueOrders[IssueOrderName]>)(order);
  };
  return Object.fromEntries(ORDERS.map((name) => [name, obey(name) as never]));
}
