import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

import { createTestDatabase, type TestDatabase } from '@xianban/messaging/testing/test-database';
import { eventually } from '@xianban/messaging/testing/eventually';
import { startTestNats, type TestNats } from '@xianban/messaging/testing/test-nats';
import { TestIssuer } from '@xianban/service-kit/testing/test-issuer';
import getPort from 'get-port';

import type { BenchTable } from './bench-table.ts';
import { acceptedPerSecond, CONNECTIONS, makeReports } from './intake-load.ts';
import { medianOf } from './median-of.ts';
import { withTestServers } from './with-test-servers.ts';

const ROUNDS = 7;
/** Reports per contender and round: some seconds. */
const REPORTS = 6_000;
/** Connections to the database of either. */
const POOL = 10;

const INTAKE = fileURLToPath(new URL('../../services/intake/dist/main.js', import.meta.url));
const CONTROL = fileURLToPath(new URL('./intake-control.ts', import.meta.url));
const PACK = fileURLToPath(new URL('../../deploy/districts/chaoyang', import.meta.url));
const TABLES = 'report, issue, timeline_entry, outbox, idempotency_key';

/** A server in a process of its own, with a database of its own. */
interface Contender {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly database: TestDatabase;
  readonly process: ChildProcess;
}

/** Intake as it runs (validation, key, sorting, sealing, relay to NATS) against a bare server that writes the same rows. */
export async function run({ rounds = ROUNDS }: { readonly rounds?: number }): Promise<BenchTable> {
  const ours: number[] = [];
  const control: number[] = [];
  await withTestServers(async () => {
    const nats = await startTestNats();
    const contenders: Contender[] = [];
    try {
      const intake = await startIntake(nats);
      contenders.push(intake);
      const bare = await startControl(nats);
      contenders.push(bare);
      // the first round warms up and does not count
      for (let round = 0; round <= rounds; round++) {
        const turns = [
          async () => ours.push(await measure(intake, `ours-${round}`)),
          async () => control.push(await measure(bare, `control-${round}`)),
        ];
        for (const turn of round % 2 === 0 ? turns : turns.reverse()) await turn();
      }
    } finally {
      for (const contender of contenders) await end(contender);
      await nats.stop();
    }
  });
  const ratios = ours.map((rate, round) => rate / (control[round] ?? Number.NaN)).slice(1);
  return {
    title: `intake: accepted reports over ${CONNECTIONS} connections, median of ${rounds} rounds`,
    lines: [
      {
        measure: 'accepted reports/s',
        ours: medianOf(ours.slice(1)),
        control: medianOf(control.slice(1)),
        ratio: medianOf(ratios),
        required: { atLeast: 0.55 },
        goal: { atLeast: 0.65 },
      },
    ],
    notes: [
      'The control is a bare Fastify + pg server in a process of its own: one prepared statement per report, the same tables, columns and sizes.',
      'Intake checks, proves the key, sorts and encrypts, and its relay publishes to NATS meanwhile; it writes reports that arrive together in one statement.',
      `Rounds: ${ratios.map((ratio) => ratio.toFixed(2)).join(' ')}.`,
    ],
  };
}

async function measure({ url, headers, database }: Contender, run: string): Promise<number> {
  await database.dataSource.query(`TRUNCATE ${TABLES}`);
  await database.dataSource.query('DELETE FROM person_key WHERE person <> $1', ['00000000-0000-0000-0000-000000000000']);
  return acceptedPerSecond(url, headers, makeReports(REPORTS, `${run}-${randomBytes(4).toString('hex')}`));
}

async function startIntake(nats: TestNats): Promise<Contender> {
  const database = await createTestDatabase({ migrations: [] });
  const issuer = await TestIssuer.create();
  const { url, process } = await startProcess(INTAKE, [], {
    XIANBAN_DATABASE_URL: database.url,
    XIANBAN_DATABASE_POOL_SIZE: String(POOL),
    XIANBAN_NATS_URL: nats.url,
    XIANBAN_DISTRICT_PACK: PACK,
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
  return { url, process, database, headers: { 'x-api-key': key } };
}

async function startControl(nats: TestNats): Promise<Contender> {
  // intake itself makes the tables, so that they are the same
  const intake = await startIntake(nats);
  await endProcess(intake.process);
  const { database } = intake;
  const port = await getPort();
  const { url, process } = await startProcess(CONTROL, [database.url, String(port), String(POOL)], { XIANBAN_HTTP_PORT: String(port) });
  return { url, process, database, headers: intake.headers };
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

async function end({ process, database }: Contender): Promise<void> {
  await endProcess(process);
  await database.drop();
}

async function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}
