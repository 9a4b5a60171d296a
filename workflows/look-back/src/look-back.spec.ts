import { randomUUID } from 'node:crypto';
import { join } from 'node:path';

import type { WorkflowHandleWithStartDetails as Handle } from '@temporalio/client';
import { TypedSearchAttributes } from '@temporalio/common';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker } from '@temporalio/worker';
import type { DispatchInspectorV1 } from '@xianban/contracts/commands/dispatch-inspector';
import type { RecordLookBackV1 } from '@xianban/contracts/commands/record-look-back';
import { IssueClosedV1 } from '@xianban/contracts/events/issue-closed';
import { TaskInspectedV1 } from '@xianban/contracts/events/task-inspected';
import { Areas } from '@xianban/contracts/values/areas';
import { instantOf } from '@xianban/contracts/values/instant';
import type { TaskId, UnitId } from '@xianban/contracts/values/identifiers';
import { WALL_CLOCK } from '@xianban/rules/district-clock';
import type { PolicySnapshot } from '@xianban/rules/policy';
import { searchAttributePairs } from '@xianban/workflow-kit/search-attribute-pairs';
import { TASK_QUEUES } from '@xianban/workflow-kit/task-queues';
import { bundleWorkflow } from '@xianban/workflow-kit/testing/bundle-workflow';
import { startTimeSkippingServer } from '@xianban/workflow-kit/testing/time-skipping-server';

import { lookBackAttributes, lookBackDetails, lookBackSummary } from './look-back-view.js';
import type { LookBackOpening } from './opening.js';
import type { LookBackOrders } from './orders.js';
import { lookBackWorkflowId } from './workflow-id.js';

const DAY_MS = 86_400_000;
const POLICY = {
  ...{ version: 'example', ladder: [], lookBack: { days: [30, 90] }, dispatch: { askAgainMinutes: 30 }, callBack: { windowHours: 0 } },
  calendar: { zone: 'Asia/Shanghai', weekdays: [1, 2, 3, 4, 5], windows: [{ from: '09:00', to: '17:00' }], holidays: [], workdays: [] },
} as unknown as PolicySnapshot;

/** Grid and register at the boundary of the look-back. */
class FakeServices implements LookBackOrders {
  sent: { readonly task: TaskId; readonly atMs: number }[] = [];
  withdrawn: string[] = [];
  /** By key: an order given twice is obeyed once. */
  readonly #records = new Map<string, { readonly days: number; readonly recurred: boolean }>();
  onDuty = true;
  #waiting: (() => void)[] = [];

  constructor(private readonly nowMs: () => Promise<number>) {}

  dispatchInspector = async ({ kind }: DispatchInspectorV1) => {
    if (!this.onDuty || kind !== 'look-back') return { ok: false, reason: 'nobody-on-duty' } as const;
    const task = randomUUID() as string as TaskId;
    this.sent.push({ task, atMs: await this.nowMs() });
    for (const resolve of this.#waiting.splice(0)) resolve();
    return { ok: true, task, unit: 'sanlitun-grid-team' as UnitId } as const;
  };

  withdrawTask = ({ reason }: { readonly reason: string }) => {
    this.withdrawn.push(reason);
    return Promise.resolve({ ok: true } as const);
  };

  recordLookBack = ({ key, days, recurred }: RecordLookBackV1) => {
    this.#records.set(key, { days, recurred });
    return Promise.resolve({ ok: true, reopened: recurred } as const);
  };

  get recorded() {
    return [...this.#records.values()];
  }

  async task(count: number): Promise<TaskId> {
    while (this.sent.length < count) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    return this.sent.at(-1)!.task;
  }
}

describe('the look-back on a closed issue', () => {
  let server: TestWorkflowEnvironment;
  let worker: Worker;
  let running: Promise<void>;
  let services: FakeServices;

  beforeAll(async () => {
    server = await startTimeSkippingServer();
    const activities = {
      dispatchInspector: (order: DispatchInspectorV1) => services.dispatchInspector(order),
      withdrawTask: (order: { reason: string }) => services.withdrawTask(order),
      recordLookBack: (order: RecordLookBackV1) => services.recordLookBack(order),
    };
    const workflowBundle = await bundleWorkflow(join(import.meta.dirname, 'look-back.workflow.ts'));
    worker = await Worker.create({ connection: server.nativeConnection, taskQueue: TASK_QUEUES.lookBacks, workflowBundle, activities });
    running = worker.run();
  }, 60_000);

  afterAll(async () => {
    worker.shutdown();
    await running;
    await server.teardown();
  });

  async function start(): Promise<{ handle: Handle; closedMs: number; found: (task: TaskId, found: boolean) => Promise<void> }> {
    services = new FakeServices(() => server.currentTimeMs());
    const closedMs = await server.currentTimeMs();
    const issue = `110105-2026-${String(closedMs).slice(-9)}` as IssueClosedV1['issue'];
    const closed = { ...IssueClosedV1.example, issue, closedAt: instantOf(closedMs), areas: Areas.example };
    const opening: LookBackOpening = { closed, policy: POLICY, clock: WALL_CLOCK, publicUrl: 'http://127.0.0.1:8101' };
    const handle = await server.client.workflow.start('lookBack', {
      workflowId: lookBackWorkflowId(issue, 1),
      taskQueue: TASK_QUEUES.lookBacks,
      args: [opening],
      staticSummary: lookBackSummary(opening),
      staticDetails: lookBackDetails(opening),
      typedSearchAttributes: new TypedSearchAttributes(searchAttributePairs(lookBackAttributes(opening, undefined))),
    });
    const found = (task: TaskId, is: boolean) =>
      handle.signal('evt.task.inspected.v1', {
        ...{ id: randomUUID(), sequence: 2, time: instantOf(closedMs) },
        data: { ...TaskInspectedV1.example, issue, kind: 'look-back', task, found: is },
      });
    return { handle: handle, closedMs, found };
  }

  it('sends somebody 30 and 90 days after closing, and records what they saw', async () => {
    const { handle, closedMs, found } = await start();
    await server.sleep(29 * DAY_MS);
    expect(services.sent).toHaveLength(0);
    await server.sleep(2 * DAY_MS);
    await found(await services.task(1), false);
    await server.sleep(60 * DAY_MS);
    const second = await services.task(2);
    await found(second, false);
    await found(second, false);

    expect(await handle.result()).toEqual({ reopened: false });
    expect(services.sent.map(({ atMs }) => Math.floor((atMs - closedMs) / DAY_MS))).toEqual([30, 90]);
    expect(services.recorded).toEqual([
      { days: 30, recurred: false },
      { days: 90, recurred: false },
    ]);
  });

  it('ends when the matter has come back', async () => {
    const { handle, found } = await start();
    await server.sleep(31 * DAY_MS);
    await found(await services.task(1), true);

    expect(await handle.result()).toEqual({ reopened: true });
    expect(services.recorded).toEqual([{ days: 30, recurred: true }]);
  });

  it('withdraws the task and records nothing when nobody goes within a week', async () => {
    const { handle } = await start();
    await server.sleep(120 * DAY_MS);

    expect(await handle.result()).toEqual({ reopened: false });
    expect(services.withdrawn).toEqual(['too-late', 'too-late']);
    expect(services.recorded).toEqual([]);
  });

  it('asks again while nobody is on duty', async () => {
    const { handle, closedMs } = await start();
    services.onDuty = false;
    await server.sleep(30 * DAY_MS + 7_200_000);
    services.onDuty = true;
    await server.sleep(3_600_000);
    await services.task(1);

    expect(services.sent[0].atMs - closedMs).toBeLessThan(30 * DAY_MS + 3 * 3_600_000);
    await handle.terminate();
  });

  it('ends, and withdraws its task, when the issue is reopened by somebody else', async () => {
    const { handle } = await start();
    await server.sleep(31 * DAY_MS);
    await services.task(1);
    const issue = handle.workflowId.split('/')[1];
    const reopening = { id: randomUUID(), sequence: 1, time: instantOf(0), data: { issue, round: 2 } };
    await handle.signal('evt.reopening.asked.v1', { ...reopening, data: { issue, round: 1 } });
    await handle.signal('evt.reopening.asked.v1', 'not an envelope');
    await handle.signal('evt.reopening.asked.v1', reopening);

    expect(await handle.result()).toEqual({ reopened: true });
    expect(services.withdrawn).toEqual(['reopened']);
  });
});
