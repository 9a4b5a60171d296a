import { textOf } from './workspace.ts';

const BUNDLE = 'workflows/worker/dist/workflow-bundle.js';

describe('the bundle of workflow code', () => {
  /** Paths of the modules that webpack put in, e.g. `libs/rules/dist/limit.js`. */
  const modules = (): string[] => [...textOf(BUNDLE).matchAll(/^\/\*\*\*\/ "([^"]+)"/gm)].map(([, path = '']) => path);

  it('holds workflows, rules, and little else', () => {
    expect(modules().filter((path) => path.includes('issue-lifecycle/'))).not.toEqual([]);
    const strangers = modules().filter(
      (path) => /node_modules\//.test(path) && !/node_modules\/(@temporalio|luxon|nexus-rpc|long|ms|tslib)\//.test(path),
    );
    expect(strangers).toEqual([]);
  });

  it('holds no message class: contracts are types there', () => {
    expect(modules().filter((path) => /libs\/contracts\/|class-validator|class-transformer|reflect-metadata/.test(path))).toEqual([]);
  });
});
