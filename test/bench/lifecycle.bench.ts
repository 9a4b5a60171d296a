import { fileURLToPath } from 'node:url';

import { Client } from '@temporalio/client';
import { TypedSearchAttributes } from '@temporalio/common';
import { bundleWorkflowCode, DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { ReportAcceptedV1 } from '@xianban/contracts/events/report-accepted';
import type { IssueNumber } from '@xianban/contracts/values/identifiers';
import type { Instant } from '@xianban/contracts/values/instant';
import { openRecord } from '@xianban/issue-lifecycle/issue-file/issue-record';
import { openingDetails, openingSummary, searchAttributesOf } from '@xianban/issue-lifecycle/issue-file/issue-view';
import type { IssueOpening } from '@xianban/issue-lifecycle/opening';
import { EXAMPLE_POLICY } from '@xianban/issue-lifecycle/testing/example-policy';
import { IssueLab } from '@xianban/issue-lifecycle/testing/issue-lab';
import { realServer } from '@xianban/issue-lifecycle/testing/lab-server';
import { RECORDED_COURSES } from '@xianban/issue-lifecycle/testing/recorded-courses';
import { WALL_CLOCK } from '@xianban/rules/district-clock';
import { searchAttributePairs } from '@xianban/workflow-kit/search-attribute-pairs';
import { TASK_QUEUES } from '@xianban/workflow-kit/task-queues';
import { DevServer } from '@xianban/workflow-kit/testing/dev-server';

import type { BenchLine, BenchTable } from './bench-table.ts';
import { lifecycleActors } from './lifecycle-actors.ts';
import { medianOf } from './median-of.ts';
import { withTestServers } from './with-test-servers.ts';

const ROUNDS = 7;
/** Issues per contender and round, and how many of them are under way at once. */
const ISSUES = 160;
const CONCURRENCY = 32;
const DAY_MS = 86_400_000;
/** District milliseconds per wall millisecond while an issue lies on the books: thirty days in six seconds. */
const BOOKS_RATE = 432_000;

const BUNDLE = fileURLToPath(new URL('../../workflows/worker/dist/workflow-bundle.js', import.meta.url));
const CONTROL = fileURLToPath(new URL('./lifecycle-control.workflow.ts', import.meta.url));

/** What an issue's workflow costs: its events, its speed against a workflow without rules, and what it costs while it waits. */
export async function run({ rounds = ROUNDS }: { readonly rounds?: number }): Promise<BenchTable> {
  Runtime.install({ logger: new DefaultLogger('ERROR'), shutdownSignals: [] });
  const lines: BenchLine[] = [];
  const notes: string[] = [];
  await withTestServers(async () => {
    lines.push(await plainIssue(), await onTheBooks());
    const { line, ratios } = await speed(rounds);
    lines.push(line);
    notes.push(`Rounds: ${ratios.map((ratio) => ratio.toFixed(2)).join(' ')}.`);
  });
  return {
    title: `lifecycle: ${CONCURRENCY} issues at once, median of ${rounds} rounds`,
    lines,
    notes: [
      'The control has the same activities, timers, signals, upserts and summaries in the same workflow tasks, and no rules; both run in one process on one server.',
      ...notes,
    ],
  };
}

async function plainIssue(): Promise<BenchLine> {
  const direct = RECORDED_COURSES.find(({ name }) => name === 'direct');
  if (!direct) throw new Error('there is no plain direct course');
  const lab = await IssueLab.open({ server: await realServer() });
  try {
    const issue = await lab.start();
    await direct.deeds(issue);
    await issue.ended();
    const { events } = await issue.handle.fetchHistory();
    return {
      measure: 'events of a plain direct issue',
      ours: events?.length ?? Number.NaN,
      required: { atMost: 80 },
      goal: { atMost: 60 },
    };
  } finally {
    await lab.close();
  }
}

async function onTheBooks(): Promise<BenchLine> {
  const lab = await IssueLab.open({
    server: await realServer(),
    clock: { startMs: Date.now(), firstStartMs: Date.now(), rate: BOOKS_RATE },
  });
  try {
    const issue = await lab.start();
    await issue.accepted(await issue.district.task());
    await issue.district.reached('resolving');
    await issue.decided('on-the-books', (await lab.nowMs()) + 60 * DAY_MS);
    await issue.district.reached('on-the-books');
    const settled = async () => {
      const { raw, historyLength } = await issue.handle.describe();
      return raw.pendingWorkflowTask ? undefined : historyLength;
    };
    let before = await settled();
    while (before === undefined) before = await settled();
    const untilMs = (await lab.nowMs()) + 30 * DAY_MS;
    while ((await lab.nowMs()) < untilMs) await issue.handle.describe();
    const { historyLength } = await issue.handle.describe();
    await issue.handle.terminate();
    return {
      measure: 'events added in 30 days on the books',
      ours: historyLength - before,
      required: { exactly: 0 },
      goal: { exactly: 0 },
    };
  } finally {
    await lab.close();
  }
}

async function speed(rounds: number): Promise<{ readonly line: BenchLine; readonly ratios: readonly number[] }> {
  const server = await DevServer.start();
  const connection = await NativeConnection.connect({ address: server.address });
  const client = new Client({ connection });
  const activities = { ...lifecycleActors(client) };
  const common = { connection, activities, maxCachedWorkflows: 500, stickyQueueScheduleToStartTimeout: '2s' } as const;
  const control = await bundleWorkflowCode({ workflowsPath: CONTROL, preloadModules: [CONTROL], logger: new DefaultLogger('WARN') });
  const workers = [
    await Worker.create({ ...common, taskQueue: TASK_QUEUES.issues, workflowBundle: { codePath: BUNDLE } }),
    await Worker.create({ ...common, taskQueue: 'control', workflowBundle: control }),
    await Worker.create({ connection, activities, taskQueue: TASK_QUEUES.orders }),
  ];
  const running = Promise.all(workers.map((worker) => worker.run()));
  const [ours, bare]: [number[], number[]] = [[], []];
  try {
    // the first round warms up and does not count
    for (let round = 0; round <= rounds; round++) {
      const turns = [
        async () => ours.push(await issuesPerSecond(client, 'issueLifecycle', TASK_QUEUES.issues, 2 * round)),
        async () => bare.push(await issuesPerSecond(client, 'controlIssue', 'control', 2 * round + 1)),
      ];
      for (const turn of round % 2 === 0 ? turns : turns.reverse()) await turn();
    }
  } finally {
    for (const worker of workers) worker.shutdown();
    await running;
    await connection.close();
    await server.remove();
  }
  const ratios = ours.map((rate, round) => rate / (bare[round] ?? Number.NaN)).slice(1);
  return {
    ratios,
    line: {
      measure: 'plain direct issues/s',
      ours: medianOf(ours.slice(1)),
      control: medianOf(bare.slice(1)),
      ratio: medianOf(ratios),
      required: { atLeast: 0.85 },
    },
  };
}

async function issuesPerSecond(client: Client, workflow: string, taskQueue: string, batch: number): Promise<number> {
  const startedMs = performance.now();
  let next = 0;
  const one = async (): Promise<void> => {
    while (next < ISSUES) {
      const issue = `110105-2026-${String(batch * ISSUES + ++next).padStart(6, '0')}` as IssueNumber;
      await live(client, workflow, taskQueue, issue);
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, one));
  return (ISSUES * 1_000) / (performance.now() - startedMs);
}

async function live(client: Client, workflow: string, taskQueue: string, issue: IssueNumber): Promise<void> {
  const nowMs = Date.now();
  const receivedAt = new Date(nowMs).toISOString() as Instant;
  const report = { ...ReportAcceptedV1.example, issue, receivedAt, observedAt: receivedAt, verified: true };
  const opening: IssueOpening = { report, round: 1, policy: EXAMPLE_POLICY, clock: WALL_CLOCK, publicUrl: 'http://127.0.0.1:8101' };
  const handle = await client.workflow.start(workflow, {
    workflowId: `issue/${issue}`,
    taskQueue,
    args: [opening],
    workflowIdReusePolicy: 'REJECT_DUPLICATE',
    requestEagerStart: true,
    staticSummary: openingSummary(opening),
    staticDetails: openingDetails(opening),
    typedSearchAttributes: new TypedSearchAttributes(searchAttributePairs(searchAttributesOf(opening, openRecord(opening), nowMs))),
  });
  await handle.result();
}
