import type { Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

import type { Config, ProcessName } from './config/config.js';
import { ConfigError } from './config/config-error.js';
import { readConfig } from './config/read-config.js';
import { createService } from './create-service.js';
import { migrate } from './database/migrate.js';
import { PackError } from './district/pack-error.js';
import { Log } from './observe/log.js';
import { serviceOptionsOf } from './service-options-of.js';
import { rewrap } from './vault/rewrap.js';

/** Connections that wait to be accepted: beyond it the system drops them without a word, and a refusal is better. It caps this itself. */
const BACKLOG = 4_096;
/** Who started the process kills it after ten seconds. */
const SHUTDOWN_MS = 8_000;
const SIGNALS = ['SIGTERM', 'SIGINT'] as const;

/**
 * Boots a service: configuration, log, database with its migrations, messages, and last the HTTP port. Ends on SIGTERM in the opposite order: no new
 * requests, no new messages, database closed. With the argument `--migrate` it migrates the database and ends;
 * with `--rewrap` it wraps the keys of persons with the current master key and ends.
 *
 * What is missing or wrong in the configuration or the district pack ends the process with one line on standard error and exit code 1.
 */
export async function startService(service: Type, name: ProcessName): Promise<void> {
  let log: Log | undefined;
  try {
    const { schema, personalData } = await serviceOptionsOf(service);
    const config = readConfig(name, process.env, { vaultKeys: personalData });
    log = Log.of(config);
    endOnUncaught(log);
    if (process.argv.includes('--migrate')) await migrate(config, schema, log);
    else if (process.argv.includes('--rewrap')) await rewrap(config, schema, log);
    else await serve(service, config, log);
  } catch (error) {
    if (error instanceof ConfigError || error instanceof PackError || !log) console.error(`xianban ${name}: ${(error as Error).message}`);
    else log.error({ error }, 'boot failed');
    process.exit(1);
  }
}

async function serve(service: Type, config: Config, log: Log): Promise<void> {
  const bootMs = Date.now();
  const app = await createService(service, config, log);
  for (const signal of SIGNALS) process.once(signal, () => void end(app, log));
  // several instances share the port
  const address = { ...config.http, reusePort: true, backlog: BACKLOG };
  await app.listen(address);
  log.info({ url: await app.getUrl(), bootMs: Date.now() - bootMs }, 'listening');
}

/** Requests first, then messages, then the database: the order of Nest's shutdown hooks. */
async function end(app: NestFastifyApplication, log: Log): Promise<void> {
  const stopMs = Date.now();
  log.info({}, 'stopping');
  const deadline = setTimeout(() => {
    log.error({ stopMs: SHUTDOWN_MS }, 'did not stop in time');
    process.exit(1);
  }, SHUTDOWN_MS);
  await app.close();
  clearTimeout(deadline);
  log.info({ stopMs: Date.now() - stopMs }, 'stopped');
  process.exit(0);
}

/** Node would print the whole error, and with it values of rows. */
function endOnUncaught(log: Log): void {
  const end = (error: unknown): never => {
    log.error({ error }, 'uncaught');
    process.exit(1);
  };
  process.on('uncaughtException', end);
  process.on('unhandledRejection', end);
}
