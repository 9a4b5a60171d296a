import { randomBytes } from 'node:crypto';

import { startTestNats } from '@xianban/messaging/testing/test-nats';

import type { BenchTable } from './bench-table.ts';
import { end, startControl, startIntake, type Contender } from './intake-contenders.ts';
import { acceptedPerSecond, CONNECTIONS, makeReports } from './intake-load.ts';
import { medianOf } from './median-of.ts';
import { withTestServers } from './with-test-servers.ts';

const ROUNDS = 7;
/** Reports per contender and round: some seconds. */
const REPORTS = 6_000;
const TABLES = 'report, issue, timeline_entry, outbox, idempotency_key, report_sketch, merging_cell, merge_suggestion';

/** Intake as it runs (validation, key, sorting, merging, sealing, relay to NATS) against a bare server that writes the same rows. */
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
        required: { atLeast: 0.45 },
        goal: { atLeast: 0.55 },
      },
    ],
    notes: [
      'The control is a bare Fastify + pg server in a process of its own: one prepared statement per report, the same tables, columns and sizes.',
      'Every report comes from another place, at least 50 m from the others, so that each opens an issue; both are sent the same.',
      'Intake checks, proves the key, sorts, compares with the open issues around and encrypts, and its relay publishes to NATS meanwhile; it writes reports that arrive together in one statement.',
      `Rounds: ${ratios.map((ratio) => ratio.toFixed(2)).join(' ')}.`,
    ],
  };
}

async function measure({ url, headers, database }: Contender, run: string): Promise<number> {
  await database.dataSource.query(`TRUNCATE ${TABLES}`);
  await database.dataSource.query('DELETE FROM person_key WHERE person <> $1', ['00000000-0000-0000-0000-000000000000']);
  return acceptedPerSecond(url, headers, makeReports(REPORTS, `${run}-${randomBytes(4).toString('hex')}`));
}
