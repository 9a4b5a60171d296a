import { Worker, type NativeConnection } from '@temporalio/worker';
import { TASK_QUEUES } from '@xianban/workflow-kit/task-queues';

import type { Activities } from '../activities/activities.js';

/**
 * Running processes kept in memory. One takes about a quarter of a megabyte; those beyond are put out and replayed when something happens to
 * them, so there are enough for a district's busy day, and not for every issue that is on the books.
 */
const CACHED = { issues: 1_500, lookBacks: 100 } as const;
/** How long orders in work may go on when the worker is stopped. */
const GRACE = '20s';

/** What runs in this process, by task queue. */
export function createWorkers(
  connection: NativeConnection,
  namespace: string,
  { activities, bundlePath }: { readonly activities: Activities; readonly bundlePath: string },
): Promise<Worker[]> {
  const common = { connection, namespace, shutdownGraceTime: GRACE, activities };
  const ofWorkflows = {
    ...common,
    workflowBundle: { codePath: bundlePath },
    // what a killed worker held goes on elsewhere after so long
    stickyQueueScheduleToStartTimeout: '2s',
    // activities of these queues are local: nobody schedules any other there
    maxConcurrentLocalActivityExecutions: 100,
  } as const;
  return Promise.all([
    Worker.create({ ...ofWorkflows, taskQueue: TASK_QUEUES.issues, maxCachedWorkflows: CACHED.issues }),
    Worker.create({ ...ofWorkflows, taskQueue: TASK_QUEUES.lookBacks, maxCachedWorkflows: CACHED.lookBacks }),
    Worker.create({ ...common, taskQueue: TASK_QUEUES.orders, maxConcurrentActivityTaskExecutions: 50 }),
  ]);
}
