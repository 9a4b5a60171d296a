import { Injectable, type INestApplicationContext } from '@nestjs/common';
import type { Envelope } from '@xianban/contracts/envelope';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { jetstream } from '@nats-io/jetstream';
import * as fc from 'fast-check';

import { messagingMigrations } from '../messaging-migrations.js';
import { OnFact } from '../on-fact.js';
import { outboxRow } from '../outbox/outbox-row.js';
import { eventually } from '../testing/eventually.js';
import { startMessaging } from '../testing/start-messaging.js';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.js';
import { startTestNats, type TestNats } from '../testing/test-nats.js';
import { ThingHappenedV1 } from '../testing/thing-happened.js';
import type { Transaction } from '../transaction.js';

@Injectable()
class Sums {
  /** Not idempotent by itself: only the inbox makes it so. */
  @OnFact(ThingHappenedV1, 'spec-sums')
  async add(fact: Envelope<ThingHappenedV1>, tx: Transaction): Promise<void> {
    await tx.manager.query(
      'INSERT INTO total (name, total) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET total = total.total + excluded.total',
      [fact.data.name, fact.data.number],
    );
  }
}

describe('facts that come twice and in any order', () => {
  let database: TestDatabase;
  let server: TestNats;
  let nats: NatsConnection;
  let applications: readonly INestApplicationContext[];

  beforeAll(async () => {
    [database, server] = await Promise.all([createTestDatabase({ migrations: messagingMigrations }), startTestNats()]);
    await database.dataSource.query('CREATE TABLE total (name text PRIMARY KEY, total int NOT NULL)');
    nats = await connect({ servers: server.url });
    applications = await Promise.all([1, 2].map(() => startMessaging({ name: 'grid', database, natsUrl: server.url, providers: [Sums] })));
  });

  afterAll(async () => {
    await Promise.all(applications.map((application) => application.close()));
    await nats.close();
    await server.stop();
    await database.drop();
  });

  it('have the same effects as those that come once and in order, with two instances at work', async () => {
    let run = 0;
    const plans = fc
      .array(fc.record({ name: fc.constantFrom('a', 'b', 'c'), number: fc.integer({ min: 1, max: 1_000 }) }), {
        minLength: 1,
        maxLength: 20,
      })
      .chain((facts) => {
        const indices = facts.map((_, index) => index);
        // every fact at least once, some of them again
        return fc
          .array(fc.constantFrom(...indices), { maxLength: 20 })
          .chain((again) => fc.shuffledSubarray([...indices, ...again], { minLength: indices.length + again.length }))
          .map((order) => ({ facts, order }));
      });
    await fc.assert(
      fc.asyncProperty(plans, async ({ facts, order }) => {
        const prefix = `run ${++run}`;
        const rows = facts.map(({ name, number }, index) =>
          outboxRow({ source: '/services/grid', nowMs: Date.now }, ThingHappenedV1, {
            subject: `${prefix} ${name}`,
            sequence: index + 1,
            data: { name: `${prefix} ${name}`, number },
          }),
        );
        for (const index of order) {
          const row = rows[index];
          await jetstream(nats).publish(row.type, row.payload);
        }
        const expected = new Map<string, number>();
        for (const { name, number } of facts) expected.set(`${prefix} ${name}`, (expected.get(`${prefix} ${name}`) ?? 0) + number);
        const sums = async (): Promise<ReadonlyMap<string, number>> => {
          const totals: { name: string; total: number }[] = await database.dataSource.query('SELECT * FROM total WHERE name LIKE $1', [
            `${prefix} %`,
          ]);
          return new Map(totals.map(({ name, total }) => [name, total]));
        };
        const settled = async (): Promise<boolean> => {
          const [{ effects } = { effects: 0 }]: { effects: number }[] = await database.dataSource.query(
            'SELECT count(*)::int AS effects FROM inbox WHERE fact = ANY($1)',
            [rows.map((row) => row.id)],
          );
          return effects === rows.length;
        };
        await eventually('every fact to have had its effect', settled);
        expect(await sums()).toEqual(expected);
      }),
      { numRuns: 25 },
    );
  });
});
