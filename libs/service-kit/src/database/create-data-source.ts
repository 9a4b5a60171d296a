import { DataSource } from 'typeorm';

import type { Config } from '../config/config.js';
import type { Log } from '../observe/log.js';
import { DatabaseLog } from './database-log.js';
import type { ServiceSchema } from './service-schema.js';

/** A request waits no longer than this for a connection: it is answered 503 instead. */
const CONNECT_MS = 1_500;

/** The server gives up on a statement, and a little later the client gives up on the server. */
const WORKING_TIMEOUTS = { statement_timeout: 10_000, query_timeout: 11_000, idle_in_transaction_session_timeout: 15_000 };

/** A migration may rewrite a large table, or wait until another instance has done so. */
const MIGRATING_TIMEOUTS = { statement_timeout: 0, idle_in_transaction_session_timeout: 60_000 };

/** The database of a service, not yet connected. The schema is changed by migrations only. */
export function createDataSource(config: Config, schema: ServiceSchema, log: Log, purpose: 'work' | 'migrate'): DataSource {
  return new DataSource({
    type: 'postgres',
    url: config.database.url,
    entities: [...schema.entities],
    migrations: [...schema.migrations],
    synchronize: false,
    logger: new DatabaseLog(log),
    installExtensions: false,
    poolSize: purpose === 'work' ? config.database.poolSize : 2,
    connectTimeoutMS: CONNECT_MS,
    applicationName: `xianban-${config.process}-${config.instance}`,
    poolErrorHandler: (error: unknown) => log.warn({ error }, 'idle database connection lost'),
    extra: { keepAlive: true, ...(purpose === 'work' ? WORKING_TIMEOUTS : MIGRATING_TIMEOUTS) },
  });
}
