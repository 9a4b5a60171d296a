/**
 * Runs the migrations of every service and of the worker on an empty PostgreSQL and asks TypeORM what it would still change for the entities to fit:
 * nothing.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { PROCESS_NAMES, PROCESS_PROGRAMS, type ProcessName } from '@xianban/local/system-processes';
import type { ServiceSchema } from '@xianban/service-kit/database/service-schema';
import { serviceOptionsOf } from '@xianban/service-kit/service-options-of';
import pg from 'pg';
import { DataSource } from 'typeorm';

import { startTestPostgres } from '../harness/test-postgres.ts';

const ROOT = join(import.meta.dirname, '../..');

async function schemaOf(name: ProcessName): Promise<ServiceSchema> {
  const file = join(ROOT, PROCESS_PROGRAMS[name], '..', `${name}.module.js`);
  if (!existsSync(file)) throw new Error(`${file} is missing`);
  const exported = (await import(pathToFileURL(file).href)) as Record<string, unknown>;
  const module = Object.values(exported).find((value) => typeof value === 'function');
  return (await serviceOptionsOf(module as Parameters<typeof serviceOptionsOf>[0])).schema;
}

/** SQL that the entities still ask for after all migrations ran. */
async function drift(url: string, schema: ServiceSchema): Promise<string[]> {
  const dataSource = await new DataSource({
    type: 'postgres',
    url,
    entities: [...schema.entities],
    migrations: [...schema.migrations],
    migrationsTableName: 'migration',
    installExtensions: false,
  }).initialize();
  try {
    await dataSource.runMigrations({ transaction: 'each' });
    const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
    return upQueries.map(({ query }) => query);
  } finally {
    await dataSource.destroy();
  }
}

async function faultsOf(name: ProcessName, admin: pg.Client, server: string): Promise<string[]> {
  try {
    await admin.query(`CREATE DATABASE ${admin.escapeIdentifier(name)}`);
    const url = new URL(server);
    url.pathname = `/${name}`;
    const schema = await schemaOf(name);
    const missing = await drift(url.href, schema);
    console.log(`${name}: ${schema.migrations.length} migrations, ${schema.entities.length} entities, ${missing.length} changes missing`);
    return missing.map((query) => `${name}: ${query}`);
  } catch (error) {
    return [`${name}: ${(error as Error).message}`];
  }
}

const postgres = await startTestPostgres();
const admin = new pg.Client(postgres.url);
const faults: string[] = [];
try {
  await admin.connect();
  for (const name of PROCESS_NAMES) faults.push(...(await faultsOf(name, admin, postgres.url)));
} finally {
  await admin.end();
  await postgres.stop();
}
for (const fault of faults) console.error(fault);
process.exit(faults.length === 0 ? 0 : 1);
