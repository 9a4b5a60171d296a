import { TestWorkflowEnvironment } from '@temporalio/testing';
import { DefaultLogger, Runtime } from '@temporalio/worker';

import { registerSearchAttributes } from '../register-search-attributes.js';

/** A Temporal server of one's own whose clock can be skipped; its binary is named by XIANBAN_TEMPORAL_TEST_SERVER. Tear it down afterwards. */
export async function startTimeSkippingServer(): Promise<TestWorkflowEnvironment> {
  const path = process.env.XIANBAN_TEMPORAL_TEST_SERVER;
  if (!path) throw new Error('XIANBAN_TEMPORAL_TEST_SERVER must name the binary of the time-skipping server');
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  const server = await TestWorkflowEnvironment.createTimeSkipping({ server: { executable: { type: 'existing-path', path } } });
  await registerSearchAttributes(server.connection, 'default');
  return server;
}
