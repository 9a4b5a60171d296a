import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { chown, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { ChildPlan } from './child-plan.ts';
import { postgresPlace, type PostgresPlace } from './postgres-place.ts';
import { commandLine } from './process-identity.ts';

/** The embedded PostgreSQL of one folder. */
export interface PostgresOptions {
  /** Data lives here and survives restarts. */
  readonly folder: string;
  readonly port: number;
  /** Of the superuser `postgres`; counts when the data is first made. */
  readonly password: string;
  /** False trades safety after a power cut for speed: tests only. */
  readonly durable?: boolean;
}

const run = promisify(execFile);

/** Makes the data where there is none yet, and tells how to run the server on 127.0.0.1. */
export async function postgresServer(options: PostgresOptions): Promise<ChildPlan> {
  const place = await postgresPlace(options.folder);
  const cluster = join(place.data, 'cluster');
  if (!existsSync(join(cluster, 'PG_VERSION'))) await makeCluster(place, cluster, options.password);
  return {
    name: 'postgres',
    command: join(place.programs, 'postgres'),
    args: ['-D', cluster, ...Object.entries(settings(options)).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    env: { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' },
    ...(place.owner && { owner: place.owner }),
    // fast shutdown: SIGTERM would wait for clients to leave
    stopSignal: 'SIGINT',
    stopTimeoutMs: 1_400,
    tidy: () => disownStalePid(cluster),
    isReady: (pid) => saysReady(cluster, pid),
  };
}

/** Superuser's address of a server that runs by that plan. */
export function postgresUrl(options: PostgresOptions): string {
  return `postgres://postgres:${options.password}@127.0.0.1:${options.port}/postgres`;
}

function settings({ port, durable = true }: PostgresOptions): Record<string, string | number> {
  return {
    listen_addresses: '127.0.0.1',
    port,
    // socket files would lie in /tmp and outlive a kill
    unix_socket_directories: '',
    max_connections: 300,
    shared_buffers: '256MB',
    max_wal_size: '2GB',
    random_page_cost: 1.1,
    // queries here are short: compiling them costs more than it saves
    jit: 'off',
    // one call instead of one per file, which takes seconds after each kill
    ...(process.platform === 'linux' && { recovery_init_sync_method: 'syncfs' }),
    // the details of an error hold values of rows
    log_error_verbosity: 'terse',
    log_timezone: 'UTC',
    timezone: 'UTC',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
}

async function makeCluster(place: PostgresPlace, cluster: string, password: string): Promise<void> {
  const unfinished = `${cluster}.new`;
  await rm(unfinished, { recursive: true, force: true });
  const passwordFile = join(tmpdir(), `xianban-${randomUUID()}`);
  await writeFile(passwordFile, password, { mode: 0o600, flag: 'wx' });
  try {
    if (place.owner) await chown(passwordFile, place.owner.uid, place.owner.gid);
    const who = ['--username=postgres', `--pwfile=${passwordFile}`, '--auth=scram-sha-256'];
    const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
    // what initdb writes reaches the disk with the first checkpoint; waiting for it here takes seconds
    await run(join(place.programs, 'initdb'), [`--pgdata=${unfinished}`, ...who, ...locale, '--no-sync', '--no-instructions'], {
      ...place.owner,
      cwd: '/',
      env: { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' },
    });
  } catch (cause) {
    throw new Error(`initdb failed: ${(cause as { stderr?: string }).stderr?.trim() || (cause as Error).message}`, { cause });
  } finally {
    rmSync(passwordFile, { force: true });
  }
  // in one step, so that a start that was killed half-way is simply done again
  await rename(unfinished, cluster);
}

/**
 * A killed server leaves its process id behind. PostgreSQL ignores the id of a dead process, but refuses to start when another
 * PostgreSQL has it by now. Only the id is replaced, by its parent's, which it ignores too: the rest of the file lets it notice
 * children of its predecessor that still write.
 */
async function disownStalePid(cluster: string): Promise<void> {
  const path = join(cluster, 'postmaster.pid');
  const [pid, ...rest] = (await readFile(path, 'utf8').catch(() => '')).split('\n');
  const command = commandLine(Number(pid));
  if (command === '' || command.includes(cluster)) return;
  await writeFile(path, [process.pid, ...rest].join('\n'));
}

/** The server writes its id on the first and its state on the eighth line of this file, which costs less to ask than a connection. */
async function saysReady(cluster: string, pid: number): Promise<boolean> {
  const lines = (await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
  return Number(lines[0]) === pid && lines[7]?.trim() === 'ready';
}
