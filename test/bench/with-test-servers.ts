import globalSetup from '../harness/global-setup.ts';
import globalTeardown from '../harness/global-teardown.ts';

/** Runs the work with what specs have: a PostgreSQL, and the paths of the other servers, in the environment. */
export async function withTestServers<R>(work: () => Promise<R>): Promise<R> {
  await globalSetup();
  try {
    return await work();
  } finally {
    await globalTeardown();
  }
}
