import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';

import { MessagingName } from '../messaging-name.js';
import { MessagingSettings } from '../messaging-settings.js';

/** Leadership with LISTEN, three batches of the outbox (marked, on its way, fetched), the counting of tries. */
const CONNECTIONS_MOST = 5;

/**
 * The few connections that messaging works on beside the service's own pool, so that neither starves the other. Their commits do not wait
 * for the disk: what they write (marks, tries) is repeated or harmless when the last moments before a crash of the server are lost.
 */
@Injectable()
export class BackgroundPool implements OnApplicationShutdown {
  readonly pool: pg.Pool;

  constructor(settings: MessagingSettings, name: MessagingName) {
    const logger = new Logger(BackgroundPool.name);
    this.pool = new pg.Pool({
      connectionString: settings.databaseUrl,
      application_name: `${name.value}-messaging`,
      max: CONNECTIONS_MOST,
      idleTimeoutMillis: 30_000,
      connectionTimeoutMillis: 5_000,
      statement_timeout: 20_000,
      query_timeout: 25_000,
      idle_in_transaction_session_timeout: 30_000,
      keepAlive: true,
      options: '-c synchronous_commit=off',
    });
    // without a listener an idle connection that breaks ends the process
    this.pool.on('error', (error) => logger.warn({ error: error.message }, 'database connection lost'));
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }
}
