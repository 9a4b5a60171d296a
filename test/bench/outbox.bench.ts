import { jetstream } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { Logger } from '@nestjs/common';
import { ReportAcceptedV1 } from '@xianban/contracts/events/report-accepted';
import { messagingMigrations } from '@xianban/messaging/messaging-migrations';
import { MessagingName } from '@xianban/messaging/messaging-name';
import { NatsLink } from '@xianban/messaging/nats/nats-link';
import { ensureStreams, managerOf } from '@xianban/messaging/nats/streams';
import { BackgroundPool } from '@xianban/messaging/outbox/background-pool';
import { OutboxRelay } from '@xianban/messaging/outbox/outbox-relay';
import { outboxRow, type OutboxRow } from '@xianban/messaging/outbox/outbox-row';
import { PipelinedPublisher } from '@xianban/messaging/outbox/pipelined-publisher';
import { eventually } from '@xianban/messaging/testing/eventually';
import { createTestDatabase, type TestDatabase } from '@xianban/messaging/testing/test-database';
import { startTestNats } from '@xianban/messaging/testing/test-nats';

import type { BenchLine, BenchTable } from './bench-table.ts';
import { medianOf } from './median-of.ts';
import { withTestServers } from './with-test-servers.ts';

const ROUNDS = 5;
/** Publishes of the control that are on their way at once: as many as a batch of the relay has. */
const IN_FLIGHT = 500;
/** As a district's server is set, and as a server is by default, where the disk hides nothing of what the relay costs. */
const SERVERS = [
  { server: 'syncs every write', syncAlways: true, facts: 10_000 },
  { server: 'syncs every 2 min', syncAlways: false, facts: 30_000 },
] as const;

interface Bench {
  readonly database: TestDatabase;
  readonly nats: NatsConnection;
  readonly relay: OutboxRelay;
  readonly facts: number;
}

/** The relay, from the commit of the rows to the mark of the last, against publishing the same payloads from memory. */
export async function run({ rounds = ROUNDS }: { readonly rounds?: number }): Promise<BenchTable> {
  Logger.overrideLogger(['warn', 'error']);
  const lines = await withTestServers(async () => {
    const measured: BenchLine[] = [];
    for (const kind of SERVERS) measured.push(...(await onServer(kind, rounds)));
    return measured;
  });
  const bytes = makeRows(1)[0]?.payload.length ?? 0;
  return {
    title: `outbox: facts of ${bytes} bytes, median of ${rounds} rounds`,
    lines,
    notes: [
      `The first control publishes the same payloads with message ids from memory, ${IN_FLIGHT} on their way at once, by the client's own JetStream publish.`,
      'The second publishes them from memory as the relay does: in batches, with one subscription for all acknowledgements.',
      'All publish to the same NATS server and run in this process.',
    ],
  };
}

async function onServer({ server: kind, syncAlways, facts }: (typeof SERVERS)[number], rounds: number): Promise<readonly BenchLine[]> {
  const [database, server] = await Promise.all([createTestDatabase({ migrations: messagingMigrations }), startTestNats({ syncAlways })]);
  const settings = { natsUrl: server.url, databaseUrl: database.url, nowMs: Date.now };
  const name = new MessagingName('intake');
  const background = new BackgroundPool(settings, name);
  const link = new NatsLink(settings, name);
  const relay = new OutboxRelay(background, link);
  const nats = await connect({ servers: server.url });
  try {
    await ensureStreams(nats);
    relay.start();
    await eventually('the relay to lead', () => relay.isLeading());
    return await measure({ database, nats, relay, facts }, kind, rounds);
  } finally {
    await relay.stop();
    await link.drain();
    await nats.close();
    await background.onApplicationShutdown();
    await database.drop();
    await server.stop();
  }
}

async function measure(bench: Bench, kind: string, rounds: number): Promise<readonly BenchLine[]> {
  const ours: number[] = [];
  const control: number[] = [];
  const bare: number[] = [];
  // the first round warms up and does not count
  for (let round = 0; round <= rounds; round++) {
    const contenders = [
      async () => ours.push(await factsPerSecond(bench, relayed)),
      async () => control.push(await factsPerSecond(bench, published)),
      async () => bare.push(await factsPerSecond(bench, publishedAsTheRelayDoes)),
    ];
    for (const contender of round % 2 === 0 ? contenders : contenders.reverse()) await contender();
  }
  const median = (rates: readonly number[]): number => medianOf(rates.slice(1));
  const ratio = (rates: readonly number[]): number => median(ours.map((rate, round) => rate / (rates[round] ?? Number.NaN)));
  return [
    {
      measure: `facts/s from commit to mark, NATS ${kind}`,
      ours: median(ours),
      control: median(control),
      ratio: ratio(control),
      required: { atLeast: 0.7 },
      goal: { atLeast: 0.85 },
    },
    { measure: '  against its own publisher', ours: median(ours), control: median(bare), ratio: ratio(bare) },
  ];
}

/** Each contender has facts of its own, into an empty stream and an empty table: the stream would drop what it has seen. */
async function factsPerSecond(bench: Bench, contender: (bench: Bench, rows: readonly OutboxRow[]) => Promise<number>): Promise<number> {
  const manager = await managerOf(bench.nats);
  await manager.streams.purge('EVENTS');
  await bench.database.dataSource.query('TRUNCATE outbox');
  const rows = makeRows(bench.facts);
  const seconds = await contender(bench, rows);
  const { state } = await manager.streams.info('EVENTS');
  if (state.messages !== bench.facts) throw new Error(`${state.messages} of ${bench.facts} facts arrived`);
  return bench.facts / seconds;
}

async function relayed({ database, relay }: Bench, rows: readonly OutboxRow[]): Promise<number> {
  await database.dataSource.query('INSERT INTO outbox (id, type, payload) SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[])', [
    rows.map((row) => row.id),
    rows.map((row) => row.type),
    rows.map((row) => row.payload),
  ]);
  const startMs = performance.now();
  relay.wake();
  await eventually('every row to be marked', async () => {
    const [waiting] = await database.dataSource.query<{ any: boolean }[]>(
      'SELECT EXISTS (SELECT 1 FROM outbox WHERE published_at IS NULL) AS any',
    );
    return waiting !== undefined && !waiting.any;
  });
  return (performance.now() - startMs) / 1000;
}

async function published({ nats }: Bench, rows: readonly OutboxRow[]): Promise<number> {
  const stream = jetstream(nats);
  const startMs = performance.now();
  let next = 0;
  const publishOneByOne = async (): Promise<void> => {
    for (let row = rows[next++]; row; row = rows[next++]) await stream.publish(row.type, row.payload, { msgID: row.id });
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, publishOneByOne));
  return (performance.now() - startMs) / 1000;
}

async function publishedAsTheRelayDoes({ nats }: Bench, rows: readonly OutboxRow[]): Promise<number> {
  const publisher = new PipelinedPublisher(nats);
  const startMs = performance.now();
  for (let from = 0; from < rows.length; from += IN_FLIGHT) await publisher.publish(rows.slice(from, from + IN_FLIGHT));
  const seconds = (performance.now() - startMs) / 1000;
  publisher.close();
  return seconds;
}

function makeRows(count: number): OutboxRow[] {
  const teller = { source: '/services/intake', nowMs: Date.now };
  return Array.from({ length: count }, (_, index) =>
    outboxRow(teller, ReportAcceptedV1, { subject: ReportAcceptedV1.example.report, sequence: index + 1, data: ReportAcceptedV1.example }),
  );
}
