import { join } from 'node:path';

import { DefaultLogger, Runtime, Worker, type WorkflowBundle } from '@temporalio/worker';
import { bundleWorkflow } from '@xianban/workflow-kit/testing/bundle-workflow';

import { RECORDED_COURSES, WRONG_COURSE } from './testing/recorded-courses.js';
import { recordedHistory } from './testing/recorded-history.js';

describe('histories recorded on a real server', () => {
  let workflowBundle: WorkflowBundle;

  beforeAll(async () => {
    Runtime.install({ logger: new DefaultLogger('ERROR') });
    const bundle = await bundleWorkflow(join(import.meta.dirname, 'issue-lifecycle.workflow.ts'));
    if (!('code' in bundle)) throw new Error('the bundle has no code');
    workflowBundle = bundle;
  }, 60_000);

  const replay = (course: string) => Worker.runReplayHistory({ workflowBundle }, recordedHistory(course), `issue/${course}`);

  it.each(RECORDED_COURSES.map(({ name }) => name))('%s replays', async (course) => {
    await expect(replay(course)).resolves.toBeUndefined();
  });

  it('the one of another story does not', async () => {
    await expect(replay(WRONG_COURSE.name)).rejects.toMatchObject({ name: 'DeterminismViolationError' });
  });
});
