import { randomBytes } from 'node:crypto';

import { startTestNats } from '@xianban/messaging/testing/test-nats';

import type { BenchTable } from './bench-table.ts';
import { type Contender, end, startIntake } from './intake-contenders.ts';
import { acceptedPerSecond, makeReports } from './intake-load.ts';
import { type LoadAnswers, offer } from './offered-load.ts';
import { watchMemory } from './resident-memory.ts';
import { withTestServers } from './with-test-servers.ts';

/** Reports that tell how much intake can take. */
const MEASURED = 6_000;
const TIMES = 5;
const SECONDS = 20;
/** About as many as intake lets wait. New connections are accepted one per turn of the event loop: of many more at once some wait longer than their sender. */
const CONNECTIONS = 2_000;
/**
 * What intake may grow by under five times its load: what waits for two seconds at most (some 10 kB each with their request), 2,000 connections with their
 * buffers, and what the garbage collector leaves lying meanwhile.
 */
const GROWTH_MOST_MIB = 500;
const ALLOWED: ReadonlySet<number> = new Set([201, 429, 503]);

/** What intake does when five times as much arrives as it can take: it says so, keeps its memory, and loses nothing that it said 201 to. */
export async function run(): Promise<BenchTable> {
  return withTestServers(async () => {
    const nats = await startTestNats();
    try {
      const intake = await startIntake(nats);
      try {
        return await measure(intake);
      } finally {
        await end(intake);
      }
    } finally {
      await nats.stop();
    }
  });
}

async function measure(intake: Contender): Promise<BenchTable> {
  const name = randomBytes(4).toString('hex');
  // the first half warms up
  await acceptedPerSecond(intake.url, intake.headers, makeReports(MEASURED, `${name}-warm`));
  const possible = await acceptedPerSecond(intake.url, intake.headers, makeReports(MEASURED, `${name}-measured`));
  const offered = TIMES * possible;
  const memory = watchMemory(intake.process.pid);
  const answers = await offer(intake, makeReports(Math.round(offered * SECONDS), `${name}-offered`), offered, CONNECTIONS);
  const grownMib = memory.stop();
  const kept = await countKept(intake, answers.accepted);
  const afterwards = await acceptedPerSecond(intake.url, intake.headers, makeReports(MEASURED, `${name}-after`));
  return table(answers, { possible, offered, grownMib, lost: answers.accepted.length - kept, afterwards, beforeMib: memory.beforeMib });
}

interface Figures {
  readonly possible: number;
  readonly offered: number;
  readonly grownMib: number;
  readonly lost: number;
  readonly afterwards: number;
  readonly beforeMib: number;
}

function table(answers: LoadAnswers, { possible, offered, grownMib, lost, afterwards, beforeMib }: Figures): BenchTable {
  const { statuses, failures, accepted, withoutRetryAfter, seconds, medianMs, slowMs } = answers;
  const others = [...statuses].filter(([status]) => !ALLOWED.has(status));
  return {
    title: `overload: ${TIMES} times what intake takes, for ${SECONDS} s, whether it answers or not`,
    lines: [
      { measure: 'reports/s that it takes', ours: possible },
      { measure: 'reports/s that were offered', ours: offered },
      { measure: 'accepted (201) reports/s meanwhile', ours: accepted.length / seconds, control: possible },
      { measure: 'answers 201', ours: statuses.get(201) ?? 0 },
      { measure: 'answers 429', ours: statuses.get(429) ?? 0 },
      { measure: 'answers 503', ours: statuses.get(503) ?? 0 },
      { measure: 'other answers, or none', ours: others.reduce((sum, [, count]) => sum + count, 0), required: { exactly: 0 } },
      { measure: 'refusals without Retry-After', ours: withoutRetryAfter, required: { exactly: 0 } },
      { measure: 'accepted but not in the database', ours: lost, required: { exactly: 0 } },
      { measure: 'median wait for 201, ms', ours: medianMs },
      { measure: '99 % of 201 waited at most, ms', ours: slowMs },
      { measure: 'resident memory before, MiB', ours: beforeMib },
      { measure: 'growth of resident memory, MiB', ours: grownMib, required: { atMost: GROWTH_MOST_MIB } },
      {
        measure: 'reports/s that it takes afterwards',
        ours: afterwards,
        control: possible,
        ratio: afterwards / possible,
        required: { atLeast: 0.7 },
      },
    ],
    notes: [
      `Reports become due evenly, over at most ${CONNECTIONS.toLocaleString('en')} connections; the sender shares the machine with intake, PostgreSQL and NATS.`,
      ...(others.length === 0 ? [] : [`Other answers: ${listed(others)}.`]),
      ...(failures.size === 0 ? [] : [`No answer (0) because of ${listed([...failures])}.`]),
    ],
  };
}

function listed(counts: readonly (readonly [what: number | string, count: number])[]): string {
  return counts.map(([what, count]) => `${what} (${count} times)`).join(', ');
}

async function countKept({ database }: Contender, reports: readonly string[]): Promise<number> {
  const sql = 'SELECT count(*)::int AS kept FROM report WHERE id = ANY ($1::uuid[])';
  const [row] = await database.dataSource.query<{ kept: number }[]>(sql, [reports]);
  return row?.kept ?? 0;
}
