import { join } from 'node:path';

import { bundleWorkflow } from '@xianban/workflow-kit/testing/bundle-workflow';

describe('the bundle of the workflows', () => {
  it('has both processes, and neither validation nor anything of the services', async () => {
    const bundle = await bundleWorkflow(join(import.meta.dirname, 'workflows.ts'));
    const modules = 'code' in bundle ? [...bundle.code.matchAll(/^\/\*\*\*\/ "([^"]+)"/gm)].map(([, path]) => path ?? '') : [];
    const strangers = /class-validator|class-transformer|reflect-metadata|contracts\/(src|dist)|service-kit|messaging|typeorm/;

    expect(modules.filter((path) => path.includes('issue-lifecycle.workflow'))).toHaveLength(1);
    expect(modules.filter((path) => path.includes('look-back.workflow'))).toHaveLength(1);
    expect(modules.filter((path) => strangers.test(path))).toEqual([]);
  }, 60_000);
});
