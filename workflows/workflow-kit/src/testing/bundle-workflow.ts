import { extname, join } from 'node:path';

import { bundleWorkflowCode, DefaultLogger, type WorkflowBundle } from '@temporalio/worker';

/** Bundles workflow code from its TypeScript sources, as the worker's own bundle is from what they compile to. */
export function bundleWorkflow(workflowsPath: string): Promise<WorkflowBundle> {
  return bundleWorkflowCode({
    workflowsPath,
    // the one beside this file, from its sources below jest
    payloadConverterPath: join(import.meta.dirname, '..', `total-payload-converter${extname(import.meta.filename)}`),
    logger: new DefaultLogger('WARN'),
    webpackConfigHook: (config) => ({
      ...config,
      resolve: { ...config.resolve, conditionNames: ['@xianban/source', 'import', 'default'] },
    }),
  });
}
