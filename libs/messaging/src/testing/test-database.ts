import { randomBytes } from 'node:crypto';

import pg from 'pg';
import { DataSource, type DataSourceOptions } from 'typeorm';

import { runMigrations } from '../run-migrations.js';

/** A database of one spec's own. */
export interface TestDatabase {
  readonly dataSource: DataSource;
  readonly url: string;
  /** Closes the connections and drops the database, whoever else still uses it. */
  drop(): Promise<void>;
}

/**
 * Creates a database on the server of `XIANBAN_TEST_POSTGRES_URL` and migrates it.
 * @throws Error if the variable is not set
 */
export async function createTestDatabase(options: {
  readonly migrations: DataSourceOptions['migrations'];
  readonly entities?: DataSourceOptions['entities'];
}): Promise<TestDatabase> {
  const server = process.env.XIANBAN_TEST_POSTGRES_URL;
  if (!server) throw new Error('XIANBAN_TEST_POSTGRES_URL is not set');
  const name = `spec_${process.pid}_${randomBytes(5).toString('hex')}`;
  await onServer(server, `CREATE DATABASE ${name}`);

  const url = new URL(server);
  url.pathname = `/${name}`;
  const dataSource = new DataSource({
    type: 'postgres',
    url: url.href,
    migrations: options.migrations,
    entities: options.entities ?? [],
    synchronize: false,
    poolSize: 10,
    // without a listener an idle connection that breaks ends the process
    poolErrorHandler: () => undefined,
  });
  await dataSource.initialize();
  await runMigrations(dataSource);
  return {
    dataSource,
    url: url.href,
    async drop() {
      if (dataSource.isInitialized) await dataSource.destroy();
      await onServer(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    },
  };
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
