import { serverBinary, type ServerName } from '@xianban/local/server-binaries';

import { startTestPostgres } from './test-postgres.ts';

const VARIABLES: Readonly<Record<string, ServerName>> = {
  XIANBAN_NATS_SERVER: 'nats-server',
  XIANBAN_TEMPORAL: 'temporal',
  XIANBAN_TEMPORAL_TEST_SERVER: 'temporal-test-server',
};

declare global {
  /** Ends the PostgreSQL that this run started, if it started one. */
  var stopTestPostgres: (() => Promise<void>) | undefined;
}

/** Before the first spec of a run: an empty PostgreSQL of its own unless the caller brought one, and the paths of the servers that specs start. */
export default async function globalSetup(): Promise<void> {
  for (const [variable, server] of Object.entries(VARIABLES)) process.env[variable] ??= await serverBinary(server);
  if (process.env['XIANBAN_TEST_POSTGRES_URL']) return;

  // a signal ends a process without its exit handlers, which are what takes PostgreSQL along
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130));
  const postgres = await startTestPostgres();
  process.env['XIANBAN_TEST_POSTGRES_URL'] = postgres.url;
  globalThis.stopTestPostgres = () => postgres.stop();
}
