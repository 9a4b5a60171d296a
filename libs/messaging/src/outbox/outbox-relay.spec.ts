import { join } from 'node:path';

import type { INestApplicationContext } from '@nestjs/common';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import type { Envelope } from '@xianban/contracts/envelope';

import { messagingMigrations } from '../messaging-migrations.js';
import { EVENTS, ensureStreams, managerOf } from '../nats/streams.js';
import { Store } from '../store.js';
import { eventually } from '../testing/eventually.js';
import { startDoomedService } from '../testing/start-doomed-service.js';
import { startMessaging } from '../testing/start-messaging.js';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.js';
import { startTestNats, type TestNats } from '../testing/test-nats.js';
import { testStore } from '../testing/test-store.js';
import { ThingHappenedV1 } from '../testing/thing-happened.js';
import { OutboxRelay } from './outbox-relay.js';

describe('the relay of the outbox', () => {
  let database: TestDatabase;
  let server: TestNats;
  let nats: NatsConnection;
  const applications: INestApplicationContext[] = [];

  beforeEach(async () => {
    [database, server] = await Promise.all([createTestDatabase({ migrations: messagingMigrations }), startTestNats()]);
    await database.dataSource.query('CREATE TABLE effect (name text, number int)');
    nats = await connect({ servers: server.url, maxReconnectAttempts: -1, reconnectTimeWait: 50 });
    await ensureStreams(nats);
  });

  afterEach(async () => {
    await Promise.all(applications.splice(0).map((application) => application.close()));
    await nats.close();
    await server.stop();
    await database.drop();
  });

  const start = async (): Promise<INestApplicationContext> => {
    const application = await startMessaging({ name: 'grid', database, natsUrl: server.url });
    applications.push(application);
    return application;
  };

  /** Facts of an aggregate, from one number to another. */
  const tell = (store: Store, name: string, from: number, to: number): Promise<void> =>
    store.transaction(async (tx) => {
      for (let number = from; number <= to; number++)
        await tx.tell(ThingHappenedV1, { subject: name, sequence: number, data: { name, number } });
    });

  const waiting = async (): Promise<number> => {
    const [row] = await database.dataSource.query<{ waiting: number }[]>(
      'SELECT count(*)::int AS waiting FROM outbox WHERE published_at IS NULL',
    );
    return row?.waiting ?? 0;
  };

  /** Everything in the stream: the numbers of each aggregate as they stand there, without what the consumers' inbox would drop. */
  const published = async (): Promise<ReadonlyMap<string, readonly number[]>> => {
    const manager = await managerOf(nats);
    const { state } = await manager.streams.info(EVENTS);
    const seen = new Set<string>();
    const numbers = new Map<string, number[]>();
    for (let seq = state.first_seq; seq <= state.last_seq && seq > 0; seq++) {
      const stored = await manager.streams.getMessage(EVENTS, { seq });
      const fact = stored?.json<Envelope<ThingHappenedV1>>();
      if (!fact || seen.has(fact.id)) continue;
      seen.add(fact.id);
      numbers.set(fact.subject, [...(numbers.get(fact.subject) ?? []), fact.sequence]);
    }
    return numbers;
  };
  const upTo = (last: number): readonly number[] => Array.from({ length: last }, (_, index) => index + 1);

  it('publishes what was told, each aggregate in order, from many writers at once', async () => {
    const store = (await start()).get(Store);
    const names = Array.from({ length: 12 }, (_, index) => `writer ${index}`);
    await Promise.all(
      names.map(async (name) => {
        for (let number = 1; number <= 20; number++) await tell(store, name, number, number);
      }),
    );
    await eventually('all to be published', async () => (await waiting()) === 0);
    const found = await published();
    expect([...found.keys()].sort()).toEqual([...names].sort());
    for (const name of names) expect(found.get(name)).toEqual(upTo(20));
  });

  it('publishes more than a batch, and what was told before it started', async () => {
    await tell(testStore(database, 'grid'), 'before', 1, 1_234);
    await start();
    await eventually('all to be published', async () => (await waiting()) === 0);
    expect((await published()).get('before')).toEqual(upTo(1_234));
  });

  it('loses nothing and keeps the order when it is killed again and again in the middle', async () => {
    const store = testStore(database, 'grid');
    for (let from = 1; from <= 4_001; from += 1_000) await Promise.all(['one', 'two'].map((name) => tell(store, name, from, from + 999)));
    const manager = await managerOf(nats);
    const count = async (): Promise<number> => (await manager.streams.info(EVENTS)).state.messages;
    for (let time = 0; time < 3; time++) {
      const before = await count();
      const doomed = startDoomedService(join(__dirname, '../testing'), database.url, server.url);
      await eventually('some to be published', async () => (await count()) > before || (await waiting()) === 0);
      await doomed.kill();
    }
    await start();
    await eventually('all to be published', async () => (await waiting()) === 0);
    const found = await published();
    expect(found.get('one')).toEqual(upTo(5_000));
    expect(found.get('two')).toEqual(upTo(5_000));
  });

  it('is active in one instance only, and another takes over', async () => {
    const [first, second] = [await start(), await start()];
    const leads = (application: INestApplicationContext) => application.get(OutboxRelay).isLeading();
    await eventually('a leader', () => leads(first) || leads(second));
    expect([leads(first), leads(second)].filter(Boolean)).toHaveLength(1);

    const [leader, follower] = leads(first) ? [first, second] : [second, first];
    // told by the one that is not active, which hints at it
    await tell(follower.get(Store), 'hinted', 1, 3);
    await eventually('facts of the other instance', async () => (await waiting()) === 0);

    await leader.close();
    applications.splice(applications.indexOf(leader), 1);
    await eventually('the other to lead', () => leads(follower));
    await tell(follower.get(Store), 'hinted', 4, 6);
    await eventually('facts after the take-over', async () => (await waiting()) === 0);
    expect((await published()).get('hinted')).toEqual(upTo(6));
  });

  it('goes on after the database cut every connection', async () => {
    const application = await start();
    await eventually('it to lead', () => application.get(OutboxRelay).isLeading());
    await database.dataSource.query(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
    );
    // a connection that was cut can fail the second fact after the first was told, so each try tells of an aggregate of its own
    let tries = 0;
    await eventually('a fact to be told', () => {
      tries += 1;
      return tell(application.get(Store), `cut-${tries}`, 1, 3).then(
        () => true,
        () => false,
      );
    });
    await eventually('all to be published', async () => (await waiting()) === 0);
    expect((await published()).get(`cut-${tries}`)).toEqual(upTo(3));
  });

  it('keeps what is told while NATS is away and publishes it afterwards', async () => {
    const store = (await start()).get(Store);
    await server.kill();
    await tell(store, 'away', 1, 700);
    expect(await waiting()).toBe(700);
    await server.start();
    await eventually('all to be published', async () => (await waiting()) === 0);
    expect((await published()).get('away')).toEqual(upTo(700));
  });

  it('fills a stream that was lost again, from what it published before', async () => {
    const store = (await start()).get(Store);
    await tell(store, 'lost', 1, 600);
    await eventually('all to be published', async () => (await waiting()) === 0);
    await (await managerOf(nats)).streams.delete(EVENTS);
    await tell(store, 'lost', 601, 601);
    await eventually('the stream to be whole', async () => ((await published().catch(() => undefined))?.get('lost')?.length ?? 0) === 601);
    expect((await published()).get('lost')).toEqual(upTo(601));
  });

  it('publishes the last minutes again when the stream lost its end', async () => {
    const store = (await start()).get(Store);
    await tell(store, 'end', 1, 20);
    await eventually('all to be published', async () => (await waiting()) === 0);
    const manager = await managerOf(nats);
    const { created } = await manager.streams.info(EVENTS);
    // as if a crash had taken the end: the row knows a later sequence than the stream
    await database.dataSource.query('UPDATE outbox_stream SET last_sequence = last_sequence + 5');
    await manager.streams.purge(EVENTS, { keep: 15 });
    await server.kill();
    await server.start();
    // what is asked for in between would wait for its timeout
    await eventually('the connection', () =>
      nats.flush().then(
        () => true,
        () => false,
      ),
    );
    const last = async () => (await manager.streams.info(EVENTS).catch(() => undefined))?.state.last_seq ?? 0;
    await eventually('the last ones again', async () => (await last()) > 20);
    await eventually('all to be published', async () => (await waiting()) === 0);
    expect((await manager.streams.info(EVENTS)).created).toBe(created);
  });
});
