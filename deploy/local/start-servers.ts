import { NATS_USERS, type NatsUser } from './nats-permissions.ts';
import { natsGreets, natsServer, natsUrl } from './nats-server.ts';
import type { OutsideServers } from './outside-servers.ts';
import { postgresServer, postgresUrl } from './postgres-server.ts';
import { prepareDatabases } from './prepare-databases.ts';
import { prepareOutsideTemporal } from './prepare-outside-temporal.ts';
import { Refused } from './refused.ts';
import type { RunSecrets } from './run-secrets.ts';
import type { RunningSystem } from './running-system.ts';
import { DEFAULT_PORTS, type PortName, type ProcessName } from './system-processes.ts';
import { temporalServer } from './temporal-server.ts';

/** Addresses of the three servers, ours or somebody else's. */
export interface ServerAddresses {
  /** Of the databases' administrator. */
  readonly postgres: string;
  readonly databases: Readonly<Record<ProcessName, string>>;
  readonly nats: Readonly<Record<NatsUser, string>>;
  readonly temporal: string;
  readonly temporalUi?: string;
}

/** What the servers of one system are started with. */
export interface ServerSettings {
  readonly ports: Readonly<Record<PortName, number>>;
  readonly secrets: RunSecrets;
  readonly outside: OutsideServers;
  readonly say: (line: string) => void;
}

export const TEMPORAL_NAMESPACE = 'default';

/** Starts PostgreSQL, NATS and Temporal at the same time, except those that run outside. */
export async function startServers(system: RunningSystem, settings: ServerSettings): Promise<ServerAddresses> {
  const [databases, nats, temporal] = await Promise.all([
    startPostgres(system, settings),
    startNats(system, settings),
    startTemporal(system, settings),
  ]);
  return { ...databases, nats, ...temporal };
}

async function startPostgres(
  system: RunningSystem,
  { ports, secrets, outside, say }: ServerSettings,
): Promise<Pick<ServerAddresses, 'postgres' | 'databases'>> {
  let postgres = outside.databaseUrl;
  if (!postgres) {
    const options = { folder: system.folder.postgres, port: ports.postgres, password: secrets.postgres };
    await system.run('postgres', await postgresServer(options));
    postgres = postgresUrl(options);
  }
  const preparing = prepareDatabases(postgres, secrets.databases);
  const databases = await (outside.databaseUrl ? preparing.catch((error: unknown) => blame('DATABASE_URL', error)) : preparing);
  say(outside.databaseUrl ? 'PostgreSQL: the one of DATABASE_URL' : `PostgreSQL on port ${ports.postgres}`);
  return { postgres, databases };
}

async function startNats(system: RunningSystem, { ports, secrets, outside, say }: ServerSettings): Promise<ServerAddresses['nats']> {
  const { natsUrl: given } = outside;
  if (given) {
    const { hostname, port } = new URL(given);
    if (!(await natsGreets(hostname, Number(port || DEFAULT_PORTS.nats))))
      throw new Refused(`no NATS server answers at the address of NATS_URL`);
    say('NATS: the one of NATS_URL');
    return Object.fromEntries(NATS_USERS.map((user) => [user, given])) as Record<NatsUser, string>;
  }
  const options = { folder: system.folder.nats, port: ports.nats, passwords: secrets.nats };
  await system.run('nats', await natsServer(options));
  say(`NATS on port ${ports.nats}`);
  return Object.fromEntries(NATS_USERS.map((user) => [user, natsUrl(options, user)])) as Record<NatsUser, string>;
}

async function startTemporal(
  system: RunningSystem,
  { ports, outside, say }: ServerSettings,
): Promise<Pick<ServerAddresses, 'temporal' | 'temporalUi'>> {
  const { temporalAddress } = outside;
  if (temporalAddress) {
    await prepareOutsideTemporal(temporalAddress, TEMPORAL_NAMESPACE).catch((error: unknown) => blame('TEMPORAL_ADDRESS', error));
    say('Temporal: the one of TEMPORAL_ADDRESS');
    return { temporal: temporalAddress };
  }
  const options = { folder: system.folder.temporal, port: ports.temporal, httpPort: ports.temporalHttp, uiPort: ports.temporalUi };
  await system.run('temporal', await temporalServer(options));
  say(`Temporal on port ${ports.temporal}, its UI on ${ports.temporalUi}`);
  return { temporal: `127.0.0.1:${ports.temporal}`, temporalUi: `http://127.0.0.1:${ports.temporalUi}` };
}

/** Says whose server it is that does not do. */
function blame(variable: string, error: unknown): never {
  throw new Refused(`the server of ${variable} cannot be used: ${(error as Error).message}`, { cause: error });
}
