import { runMigrations } from '@xianban/messaging/run-migrations';

import type { Config } from '../config/config.js';
import type { Log } from '../observe/log.js';
import { createDataSource } from './create-data-source.js';
import type { ServiceSchema } from './service-schema.js';

/** Runs the migrations that are missing; of several instances that boot together one does. Safe to call at every boot. */
export async function migrate(config: Config, schema: ServiceSchema, log: Log): Promise<void> {
  const dataSource = createDataSource(config, schema, log, 'migrate');
  await dataSource.initialize();
  try {
    for (const migration of await runMigrations(dataSource)) log.info({ migration }, 'migrated');
  } finally {
    await dataSource.destroy();
  }
}
