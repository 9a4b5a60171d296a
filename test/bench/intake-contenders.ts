import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

import { createTestDatabase, type TestDatabase } from '@xianban/messaging/testing/test-database';
import { eventually } from '@xianban/messaging/testing/eventually';
import type { TestNats } from '@xianban/messaging/testing/test-nats';
import { TestIssuer } from '@xianban/service-kit/testing/test-issuer';
import getPort from 'get-port';

/** Connections to the database of either. */
const POOL = 10;

const INTAKE = fileURLToPath(new URL('../../services/intake/dist/main.js', import.meta.url));
const CONTROL = fileURLToPath(new URL('./intake-control.ts', import.meta.url));
/** Chaoyang's pack. */
export const PACK = fileURLToPath(new URL('../../deploy/districts/chaoyang', import.meta.url));

/** A server in a process of its own, with a database of its own. */
export interface Contender {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly database: TestDatabase;
  readonly process: ChildProcess;
  readonly issuer: TestIssuer;
}

/** Intake as it runs, with a key of its channel `api`. @param pack folder of the district pack */
export async function startIntake(nats: TestNats, pack = PACK): Promise<Contender> {
  const database = await createTestDatabase({ migrations: [] });
  const issuer = await TestIssuer.create();
  const { url, process } = await startProcess(INTAKE, [], {
    XIANBAN_DATABASE_URL: database.url,
    XIANBAN_DATABASE_POOL_SIZE: String(POOL),
    XIANBAN_NATS_URL: nats.url,
    XIANBAN_DISTRICT_PACK: pack,
    XIANBAN_JWKS_URL: issuer.jwksUrl.href,
    XIANBAN_TOKEN_ISSUER: issuer.issuer,
    XIANBAN_TOKEN_AUDIENCE: issuer.audience,
    XIANBAN_VAULT_KEYS: `bench:${randomBytes(32).toString('base64')}`,
    XIANBAN_PUBLIC_URL: 'http://127.0.0.1',
    XIANBAN_LOG_LEVEL: 'warn',
  });
  const response = await fetch(`${url}/v1/channel-keys`, {
    method: 'POST',
    headers: { authorization: `Bearer ${await issuer.token({ role: 'operator' })}`, 'content-type': 'application/json' },
    body: JSON.stringify({ channel: 'api', label: 'bench', can: [] }),
  });
  const { key } = (await response.json()) as { readonly key: string };
  return { url, process, database, issuer, headers: { 'x-api-key': key } };
}

/** The bare server. */
export async function startControl(nats: TestNats): Promise<Contender> {
  // intake itself makes the tables, so that they are the same
  const intake = await startIntake(nats);
  await endProcess(intake.process);
  const { database, issuer } = intake;
  const port = await getPort();
  const { url, process } = await startProcess(CONTROL, [database.url, String(port), String(POOL)], { XIANBAN_HTTP_PORT: String(port) });
  return { url, process, database, issuer, headers: intake.headers };
}

async function startProcess(
  file: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
): Promise<Pick<Contender, 'url' | 'process'>> {
  const port = environment['XIANBAN_HTTP_PORT'] ?? String(await getPort());
  const child = spawn(process.execPath, [file, ...args], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production', ...environment, XIANBAN_HTTP_PORT: port },
  });
  const url = `http://127.0.0.1:${port}`;
  await eventually(
    `${file} to answer`,
    async () => {
      if (child.exitCode !== null) throw new Error(`${file} ended with ${child.exitCode}`);
      return fetch(url).then(
        () => true,
        () => false,
      );
    },
    30_000,
  );
  return { url, process: child };
}

/** Ends the process and drops its database. */
export async function end({ process, database }: Contender): Promise<void> {
  await endProcess(process);
  await database.drop();
}

async function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}
