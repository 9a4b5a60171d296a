import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';

import { createTestDatabase, type TestDatabase } from '@xianban/messaging/testing/test-database';

import type { BenchTable } from './bench-table.ts';
import { medianOf } from './median-of.ts';
import { withTestServers } from './with-test-servers.ts';

const ROUNDS = 7;
const ROOT = resolve(import.meta.dirname, '../..');
const PACK = join(ROOT, 'deploy/districts/boston-2015');
const INTAKE = join(ROOT, 'services/intake/dist/main.js');
const IMPORT = join(ROOT, 'services/intake/dist/history/cli/import.js');
const CONTROL = join(import.meta.dirname, 'import-control.ts');
/** The whole of the city's file may lie beside the workspace; else its extract of one day is repeated to as many rows. */
const WHOLE_FILE = join(ROOT, '../shared/data/boston-311-2015-jan-sep.csv.gz');
const REPEATED = 300;
const HISTORY = 'history_issue, history_import, history_source, history_verdict, history_words, outbox';
const BARE = `CREATE TABLE bare (case_id bigint PRIMARY KEY, opened_at timestamp, target_at timestamp, closed_at timestamp, on_time text, status text,
  closure text, title text, subject text, reason text, type text, queue text, department text, location text, neighborhood text, ward text,
  precinct text, zip text, property_id text, latitude double precision, longitude double precision, source text)`;

const execute = promisify(execFile);

/** Seconds of one contender: of its work, and of its whole process. */
interface Turn {
  readonly workSeconds: number;
  readonly wholeSeconds: number;
}

/** The import as it runs (mapping, checks, our own verdict, sealed words, facts, place to go on from) against a bare COPY of the same file. */
export async function run({ rounds = ROUNDS }: { readonly rounds?: number }): Promise<BenchTable> {
  const folder = mkdtempSync(join(tmpdir(), 'xianban-import-'));
  const ours: Turn[] = [];
  const control: Turn[] = [];
  let rows = 0;
  try {
    const file = existsSync(WHOLE_FILE) ? WHOLE_FILE : repeatedDay(folder);
    await withTestServers(async () => {
      const database = await createTestDatabase({ migrations: [] });
      try {
        const environment = environmentOf(database);
        await execute(process.execPath, [INTAKE, '--migrate'], { env: environment });
        await database.dataSource.query(BARE);
        // the first round warms up and does not count
        for (let round = 0; round <= rounds; round++) {
          const turns = [
            async () => ours.push(await importOnce(database, environment, file)),
            async () => control.push(await copyOnce(database, file)),
          ];
          for (const turn of round % 2 === 0 ? turns : turns.reverse()) await turn();
        }
        rows = await countOf(database, 'bare');
      } finally {
        await database.drop();
      }
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
  return tableOf(rows, ours.slice(1), control.slice(1));
}

function tableOf(rows: number, ours: readonly Turn[], control: readonly Turn[]): BenchTable {
  const ratiosOf = (pick: keyof Turn) => ours.map((turn, round) => (control[round]?.[pick] ?? Number.NaN) / turn[pick]);
  const rateOf = (turns: readonly Turn[], pick: keyof Turn) => medianOf(turns.map((turn) => rows / turn[pick]));
  return {
    title: `import: ${rows.toLocaleString('en')} rows of history, median of ${ours.length} rounds`,
    lines: [
      {
        measure: 'rows/s, from opening the file to the last commit',
        ours: rateOf(ours, 'workSeconds'),
        control: rateOf(control, 'workSeconds'),
        ratio: medianOf(ratiosOf('workSeconds')),
        required: { atLeast: 0.6 },
      },
      {
        measure: '  with the start of the process',
        ours: rateOf(ours, 'wholeSeconds'),
        control: rateOf(control, 'wholeSeconds'),
        ratio: medianOf(ratiosOf('wholeSeconds')),
      },
    ],
    notes: [
      'The control is a process of its own that unpacks the same file and hands its bytes, unread, to one COPY into one logged table of the same columns with a primary key.',
      'Ours reads, maps and checks each row, judges its limit, seals its words, and writes issue (three indexes), words, facts and the place to go on from, in transactions of about 6,600 rows.',
      'Neither waits for the disk at a commit. Nobody publishes the facts meanwhile.',
      `Rounds: ${ratiosOf('workSeconds')
        .map((ratio) => ratio.toFixed(2))
        .join(' ')}.`,
    ],
  };
}

async function importOnce(database: TestDatabase, env: NodeJS.ProcessEnv, file: string): Promise<Turn> {
  await database.dataSource.query(`TRUNCATE ${HISTORY}`);
  await database.dataSource.query('CHECKPOINT');
  const startMs = performance.now();
  const { stdout } = await execute(process.execPath, [IMPORT, file, '--mapping', 'boston-311'], { env });
  const wholeSeconds = (performance.now() - startMs) / 1_000;
  const [, , rate] = /([\d,]+) rows in [\d.]+ s, ([\d,]+) rows\/s/.exec(stdout) ?? [];
  if (rate === undefined || !stdout.includes(' 0 differing')) throw new Error(`the import did not end as it should:\n${stdout}`);
  return { workSeconds: (await countOf(database, 'history_issue')) / Number(rate.replaceAll(',', '')), wholeSeconds };
}

async function copyOnce(database: TestDatabase, file: string): Promise<Turn> {
  await database.dataSource.query('TRUNCATE bare');
  await database.dataSource.query('CHECKPOINT');
  const startMs = performance.now();
  const { stdout } = await execute(process.execPath, [CONTROL, database.url, file]);
  return { workSeconds: Number(stdout), wholeSeconds: (performance.now() - startMs) / 1_000 };
}

async function countOf(database: TestDatabase, table: string): Promise<number> {
  const [counted] = await database.dataSource.query<{ rows: string }[]>(`SELECT count(*) AS rows FROM ${table}`);
  return Number(counted?.rows);
}

function repeatedDay(folder: string): string {
  const [header = '', ...rows] = readFileSync(join(PACK, 'day-2015-03-16.csv'), 'utf8').trimEnd().split('\n');
  const repeated = Array.from({ length: REPEATED }, (_, round) =>
    rows.map((row) => row.replace(/^\d+/, (id) => `${id}${String(round).padStart(3, '0')}`)),
  );
  const path = join(folder, 'repeated-day.csv.gz');
  writeFileSync(path, gzipSync(`${[header, ...repeated.flat()].join('\n')}\n`));
  return path;
}

function environmentOf(database: TestDatabase): NodeJS.ProcessEnv {
  return {
    ...process.env,
    NODE_ENV: 'production',
    XIANBAN_HTTP_PORT: '0',
    XIANBAN_DATABASE_URL: database.url,
    XIANBAN_NATS_URL: 'nats://127.0.0.1:4222',
    XIANBAN_DISTRICT_PACK: PACK,
    XIANBAN_JWKS_URL: 'file:///jwks.json',
    XIANBAN_TOKEN_ISSUER: 'https://issuer.test',
    XIANBAN_TOKEN_AUDIENCE: 'xianban',
    XIANBAN_VAULT_KEYS: `bench:${randomBytes(32).toString('base64')}`,
    XIANBAN_PUBLIC_URL: 'http://127.0.0.1',
    XIANBAN_LOG_LEVEL: 'warn',
  };
}
