import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { removePostgresData } from './postgres-place.ts';
import { type PostgresOptions, postgresServer, postgresUrl } from './postgres-server.ts';
import { prepareDatabases } from './prepare-databases.ts';
import { ReservedPorts } from './reserved-ports.ts';
import { SupervisedChild } from './supervised-child.ts';

describe('the embedded PostgreSQL', () => {
  const ports = new ReservedPorts();
  let folder: string;
  let options: PostgresOptions;
  let server: SupervisedChild;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'xianban-postgres-'));
    options = { folder: join(folder, 'postgres'), port: await ports.reserve(25_432), password: 'open sesame' };
    server = new SupervisedChild(await postgresServer(options), folder);
    await server.start();
  });

  afterEach(async () => {
    await server.stop();
    ports.release();
    await removePostgresData(options.folder);
    await rm(folder, { recursive: true });
  });

  async function ask(url: string, statement: string): Promise<unknown[]> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(statement)).rows;
    } finally {
      await client.end();
    }
  }

  it('starts again after a kill, with its data and on its port', async () => {
    const killed = server.pid;
    await ask(postgresUrl(options), 'CREATE TABLE kept AS SELECT 42 AS answer');

    server.kill();
    while (server.pid === killed || !(await server.isReady())) await new Promise(setImmediate);

    await expect(ask(postgresUrl(options), 'SELECT answer FROM kept')).resolves.toEqual([{ answer: 42 }]);
  });

  it('starts though another process has the id that its killed predecessor left', async () => {
    await server.stop();
    const stale = [String(process.ppid), join(options.folder, 'cluster'), '0', String(options.port), '', '127.0.0.1', '0 0', 'ready'];
    await writeFile(join(options.folder, 'cluster', 'postmaster.pid'), `${stale.join('\n')}\n`);

    server = new SupervisedChild(await postgresServer(options), folder);
    await server.start();

    await expect(ask(postgresUrl(options), 'SELECT 1 AS one')).resolves.toEqual([{ one: 1 }]);
  });

  it('gives each service a database that no other service may enter, also when prepared twice', async () => {
    const passwords = { intake: 'a', grid: 'b', analytics: 'c', worker: 'd' };
    await prepareDatabases(postgresUrl(options), passwords);
    const urls = await prepareDatabases(postgresUrl(options), passwords);

    await expect(ask(urls.intake, 'SELECT current_user')).resolves.toEqual([{ current_user: 'xianban_intake' }]);
    const foreign = new URL(urls.grid);
    foreign.pathname = '/xianban_intake';
    await expect(ask(foreign.href, 'SELECT 1')).rejects.toThrow('permission denied for database "xianban_intake"');
  });
});
