import { mkdir, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import type { ChildPlan } from './child-plan.ts';
import { NATS_USERS, natsPermissions, type NatsUser } from './nats-permissions.ts';
import { serverBinary } from './server-binaries.ts';

/** A NATS server with JetStream and one user per service. */
export interface NatsOptions {
  /** Streams and configuration live here and survive restarts. */
  readonly folder: string;
  readonly port: number;
  readonly passwords: Readonly<Record<NatsUser, string>>;
}

/** Writes the configuration and tells how to run the server on 127.0.0.1. */
export async function natsServer(options: NatsOptions): Promise<ChildPlan> {
  await mkdir(options.folder, { recursive: true, mode: 0o700 });
  const configuration = join(options.folder, 'nats-server.json');
  await writeFile(configuration, JSON.stringify(natsConfiguration(options), null, 2), { mode: 0o600 });
  return {
    name: 'nats',
    command: await serverBinary('nats-server'),
    args: ['--config', configuration],
    env: { PATH: process.env['PATH'] },
    stopSignal: 'SIGTERM',
    stopTimeoutMs: 700,
    isReady: () => natsGreets('127.0.0.1', options.port),
  };
}

/** A user's address of a server that runs by that plan. */
export function natsUrl(options: NatsOptions, user: NatsUser): string {
  return `nats://${user}:${options.passwords[user]}@127.0.0.1:${options.port}`;
}

function natsConfiguration({ folder, port, passwords }: NatsOptions): object {
  return {
    server_name: 'xianban-local',
    host: '127.0.0.1',
    port,
    // the default writes to disk every two minutes, and a power cut takes what was acknowledged in between
    jetstream: { store_dir: join(folder, 'jetstream'), sync_interval: 'always' },
    authorization: {
      users: NATS_USERS.map((user) => {
        const { publish, subscribe, answers } = natsPermissions(user);
        return {
          user,
          password: passwords[user],
          permissions: { publish, subscribe, ...(answers && { allow_responses: { max: 1, expires: '5m' } }) },
        };
      }),
    },
  };
}

/** A NATS server greets with a line that starts with INFO, once its streams are restored. */
export function natsGreets(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    const end = (ready: boolean): void => {
      socket.destroy();
      resolve(ready);
    };
    socket.setTimeout(1_000, () => end(false));
    socket.once('error', () => end(false));
    socket.once('close', () => end(false));
    socket.once('data', (greeting) => end(greeting.toString('latin1').startsWith('INFO ')));
  });
}
