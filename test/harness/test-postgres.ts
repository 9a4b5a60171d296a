import { randomUUID } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { removePostgresData } from '@xianban/local/postgres-place';
import { postgresServer, postgresUrl } from '@xianban/local/postgres-server';
import { ReservedPorts } from '@xianban/local/reserved-ports';
import { SupervisedChild } from '@xianban/local/supervised-child';

export interface TestPostgres {
  /** Of the superuser. */
  readonly url: string;
  /** Stops it and removes its data. */
  stop(): Promise<void>;
}

const FIRST_PORT = 15_432;

/** An empty PostgreSQL of its own on a free port. It does not wait for the disk, which specs have no use for. @throws Error with the end of its log. */
export async function startTestPostgres(): Promise<TestPostgres> {
  const folder = await mkdtemp(join(tmpdir(), 'xianban-test-postgres-'));
  // as root the server runs as another user, who must be able to pass
  await chmod(folder, 0o711);
  const ports = new ReservedPorts();
  const options = { folder: join(folder, 'data'), port: await ports.reserve(FIRST_PORT), password: randomUUID(), durable: false };
  const server = new SupervisedChild(await postgresServer(options), folder);
  const clean = async (): Promise<void> => {
    ports.release();
    await removePostgresData(options.folder);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await server.start();
  } catch (error) {
    await clean();
    throw error;
  }
  return {
    url: postgresUrl(options),
    stop: async () => {
      await server.stop();
      await clean();
    },
  };
}
