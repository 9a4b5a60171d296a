import type { IssueNumber } from '@xianban/contracts/values/identifiers';

import { at, type FakeTask } from './fake-district.js';
import type { LabIssue } from './issue-lab.js';
import type { RunningIssue } from './running-issue.js';

/** A course that is recorded on a real server: how it begins, and what people do. */
export interface RecordedCourse {
  readonly name: string;
  /** True if the district clock must run fast, so that rungs and windows come within seconds. */
  readonly hurried?: true;
  readonly opening?: () => LabIssue;
  readonly deeds: (issue: RunningIssue) => Promise<void>;
}

const DAY_MS = 86_400_000;
const OTHER = '110105-2026-000777' as IssueNumber;

/** Until the workflow has worked off what came before: so each fact has a workflow task of its own. A query would cost tasks itself. */
async function settled(issue: RunningIssue): Promise<void> {
  for (;;) {
    const { raw } = await issue.handle.describe();
    if (!raw.pendingWorkflowTask && !raw.pendingActivities?.length) return;
  }
}

async function accept(issue: RunningIssue, not: readonly FakeTask[] = []): Promise<FakeTask> {
  const task = await issue.district.task(not);
  await settled(issue);
  await issue.accepted(task);
  await settled(issue);
  return task;
}

async function finish(issue: RunningIssue, task: FakeTask): Promise<void> {
  await issue.handled(task);
  await settled(issue);
  await issue.verified(task, true);
  await settled(issue);
  await answers(issue);
}

async function answers(issue: RunningIssue): Promise<void> {
  await issue.district.until(() => issue.district.callBacks.length > 0);
  await settled(issue);
  await issue.answers();
}

/** Without a stack, which would write this machine's folders into the history. */
const nobodyObeys = () => Object.assign(new Error('nobody obeys'), { stack: '' });

/** The courses, plainest first. */
export const RECORDED_COURSES: readonly RecordedCourse[] = [
  { name: 'direct', deeds: async (issue) => finish(issue, await accept(issue)) },
  {
    name: 'inspected',
    opening: () => ({ reported: { verified: false } }),
    deeds: async (issue) => {
      const inspection = await issue.district.task();
      await settled(issue);
      await issue.inspected(inspection, true);
      await settled(issue);
      await finish(issue, await accept(issue, [inspection]));
    },
  },
  {
    name: 'not-found',
    opening: () => ({ reported: { verified: false } }),
    deeds: async (issue) => {
      const inspection = await issue.district.task();
      await settled(issue);
      await issue.inspected(inspection, false);
    },
  },
  {
    name: 'returned-twice',
    deeds: async (issue) => {
      const first = await issue.district.task();
      await settled(issue);
      await issue.returned(first);
      const second = await issue.district.task([first]);
      await settled(issue);
      await issue.returned(second);
      await finish(issue, await accept(issue, [first, second]));
    },
  },
  {
    name: 'verified-false',
    deeds: async (issue) => {
      const task = await accept(issue);
      await issue.handled(task);
      await settled(issue);
      await issue.verified(task, false);
      await settled(issue);
      await finish(issue, task);
    },
  },
  {
    name: 'extended',
    deeds: async (issue) => {
      const task = await accept(issue);
      await issue.decided('extension', (await issue.nowMs()) + 20 * DAY_MS);
      await settled(issue);
      await finish(issue, task);
    },
  },
  {
    name: 'on-the-books',
    deeds: async (issue) => {
      const task = await accept(issue);
      await issue.decided('on-the-books', (await issue.nowMs()) + 60 * DAY_MS);
      await settled(issue);
      await issue.steer('resume');
      await issue.district.reached('resolving');
      await settled(issue);
      await finish(issue, task);
    },
  },
  {
    name: 'given-up',
    deeds: async (issue) => {
      await accept(issue);
      await issue.decided('close-without-fix');
      await settled(issue);
      await answers(issue);
    },
  },
  {
    name: 'steered',
    deeds: async (issue) => {
      const first = await issue.district.task();
      await settled(issue);
      await issue.steer('escalate', { level: 'street' });
      await issue.district.until(() => issue.district.escalations.length === 1);
      await settled(issue);
      await issue.steer('reassign', { unit: 'chaoyang-district' });
      await finish(issue, await accept(issue, [first]));
    },
  },
  {
    name: 'reopened',
    opening: () => ({
      round: 2,
      reopening: { by: 'reporter', askedAt: at(Date.now()), version: 5 },
      prepare: (district) => (district.version = 5),
    }),
    deeds: async (issue) => finish(issue, await accept(issue)),
  },
  {
    name: 'merged',
    deeds: async (issue) => {
      await accept(issue);
      await issue.mergeAsked(OTHER);
    },
  },
  {
    name: 'merged-inspecting',
    opening: () => ({ reported: { verified: false } }),
    deeds: async (issue) => {
      await issue.district.task();
      await settled(issue);
      await issue.mergeAsked(OTHER);
    },
  },
  {
    name: 'took-in',
    opening: () => ({
      prepare: (district) => district.fault('moveIssue', (order) => ('into' in order ? { ok: false, reason: 'into-over' } : undefined)),
    }),
    deeds: async (issue) => {
      const task = await accept(issue);
      await issue.tookIn(OTHER, (await issue.nowMs()) + DAY_MS);
      await settled(issue);
      await issue.mergeAsked(OTHER);
      await settled(issue);
      await finish(issue, task);
    },
  },
  {
    name: 'sorted-anew',
    deeds: async (issue) => {
      const first = await issue.district.task();
      await settled(issue);
      await issue.sortedAnew('utility');
      await issue.district.until(() => issue.district.limits.length === 1);
      await settled(issue);
      await issue.returned(first);
      await finish(issue, await accept(issue, [first]));
    },
  },
  {
    name: 'silence',
    hurried: true,
    deeds: async (issue) => {
      const task = await issue.district.task();
      for (const rungs of [1, 2, 3]) {
        await issue.district.until(() => issue.district.escalations.length === rungs);
        await settled(issue);
        await issue.escalated(task);
        await settled(issue);
      }
      await issue.steer('close', { reason: 'nobody-accepts' });
      await settled(issue);
      await answers(issue);
    },
  },
  {
    name: 'nobody-answers',
    hurried: true,
    deeds: async (issue) => {
      const task = await accept(issue);
      await issue.handled(task);
      await settled(issue);
      await issue.verified(task, true);
    },
  },
  {
    name: 'nobody-on-duty',
    hurried: true,
    opening: () => {
      let asked = 0;
      return {
        prepare: (district) => district.fault('dispatchTask', () => (++asked <= 2 ? { ok: false, reason: 'nobody-on-duty' } : undefined)),
      };
    },
    deeds: async (issue) => finish(issue, await accept(issue)),
  },
  {
    name: 'order-refused',
    opening: () => {
      let asked = 0;
      return {
        prepare: (district) => district.fault('moveIssue', () => (++asked === 2 ? { ok: false, reason: 'stale-move' } : undefined)),
      };
    },
    deeds: async (issue) => {
      const task = await accept(issue);
      await issue.steer('resume');
      await settled(issue);
      await finish(issue, task);
    },
  },
  {
    name: 'order-failing',
    opening: () => {
      let tries = 0;
      return { prepare: (district) => district.fault('dispatchTask', () => (++tries <= 2 ? nobodyObeys() : undefined)) };
    },
    deeds: async (issue) => finish(issue, await accept(issue)),
  },
];

/** Recorded from a story with one order more: must not replay. */
export const WRONG_COURSE: RecordedCourse = { name: 'wrong', deeds: async (issue) => finish(issue, await accept(issue)) };
