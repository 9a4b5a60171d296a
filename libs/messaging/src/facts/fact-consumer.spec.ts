import { Injectable, type INestApplicationContext } from '@nestjs/common';
import type { Envelope } from '@xianban/contracts/envelope';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';

import { DependencyAway } from '../dependency-away.js';
import { messagingMigrations } from '../messaging-migrations.js';
import { MessagingHealth } from '../messaging-health.js';
import { OnFact } from '../on-fact.js';
import { outboxRow } from '../outbox/outbox-row.js';
import { Store } from '../store.js';
import { eventually } from '../testing/eventually.js';
import { startMessaging } from '../testing/start-messaging.js';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.js';
import { startTestNats, type TestNats } from '../testing/test-nats.js';
import { ThingHappenedV1 } from '../testing/thing-happened.js';
import type { Transaction } from '../transaction.js';
import { listQuarantined, replayQuarantined } from './quarantine.js';

/** What each handler does with a fact by its name; a spec sets it. */
const behaviour = { fails: new Set<string>(), away: false, begun: [] as string[], running: 0, atOnce: 0 };

@Injectable()
class Reactions {
  @OnFact(ThingHappenedV1, 'spec-counts', { concurrency: 8 })
  async count(fact: Envelope<ThingHappenedV1>, tx: Transaction): Promise<void> {
    const { name, number } = fact.data;
    behaviour.begun.push(`${name}${number}`);
    await tx.manager.query('INSERT INTO effect (consumer, name, number) VALUES ($1, $2, $3)', ['spec-counts', name, number]);
    if (behaviour.fails.has(name)) throw new RangeError('cannot take it');
  }

  @OnFact(ThingHappenedV1, 'spec-neighbour')
  async neighbour(fact: Envelope<ThingHappenedV1>, tx: Transaction): Promise<void> {
    const { name, number } = fact.data;
    await tx.manager.query('INSERT INTO effect (consumer, name, number) VALUES ($1, $2, $3)', ['spec-neighbour', name, number]);
  }
}

const outside: string[] = [];

@Injectable()
class Triggers {
  @OnFact(ThingHappenedV1, 'spec-trigger', { effect: 'outside' })
  trigger(fact: Envelope<ThingHappenedV1>): Promise<void> {
    if (behaviour.away) return Promise.reject(new DependencyAway('temporal'));
    outside.push(`${fact.data.name}${fact.data.number}`);
    return Promise.resolve();
  }
}

describe('a consumer of facts', () => {
  let database: TestDatabase;
  let server: TestNats;
  let nats: NatsConnection;
  let application: INestApplicationContext;

  beforeAll(async () => {
    [database, server] = await Promise.all([createTestDatabase({ migrations: messagingMigrations }), startTestNats()]);
    await database.dataSource.query('CREATE TABLE effect (consumer text, name text, number int, at bigserial)');
    nats = await connect({ servers: server.url, maxReconnectAttempts: -1, reconnectTimeWait: 50 });
    application = await startMessaging({ name: 'grid', database, natsUrl: server.url, providers: [Reactions, Triggers] });
  });

  afterAll(async () => {
    await application.close();
    await nats.close();
    await server.stop();
    await database.drop();
  });

  const tell = (name: string, ...numbers: readonly number[]): Promise<void> =>
    application.get(Store).transaction(async (tx) => {
      for (const number of numbers) await tx.tell(ThingHappenedV1, { subject: name, sequence: number, data: { name, number } });
    });

  const effects = async (consumer: string, name: string): Promise<readonly number[]> => {
    const rows: { number: number }[] = await database.dataSource.query(
      'SELECT number FROM effect WHERE consumer = $1 AND name = $2 ORDER BY at',
      [consumer, name],
    );
    return rows.map((row) => row.number);
  };

  const row = (name: string, number: number) =>
    outboxRow({ source: '/services/grid', nowMs: Date.now }, ThingHappenedV1, { subject: name, sequence: number, data: { name, number } });

  it('takes effect once for a fact that comes many times', async () => {
    const { type, payload } = row('twice', 1);
    for (let copy = 0; copy < 5; copy++) await jetstream(nats).publish(type, payload, { msgID: `copy ${copy}` });
    await tell('twice-end', 1);
    await eventually('the last fact', async () => (await effects('spec-counts', 'twice-end')).length === 1);
    await eventually('all to be acknowledged', () => application.get(MessagingHealth).lags().get('spec-counts') === 0);
    expect(await effects('spec-counts', 'twice')).toEqual([1]);
  });

  it('handles the facts of one aggregate in order and those of others beside them', async () => {
    const numbers = Array.from({ length: 30 }, (_, index) => index + 1);
    await Promise.all(['one', 'two', 'three'].map((name) => tell(name, ...numbers)));
    for (const name of ['one', 'two', 'three']) {
      await eventually(`all of ${name}`, async () => (await effects('spec-counts', name)).length === numbers.length);
      expect(await effects('spec-counts', name)).toEqual(numbers);
    }
  });

  it('quarantines a fact after five tries of its own and spares its neighbours', async () => {
    behaviour.fails.add('poison');
    await tell('poison', 1);
    await tell('healthy', 1);
    await eventually('the neighbour', async () => (await effects('spec-counts', 'healthy')).length === 1);
    const [found] = await eventually('quarantine', async () => {
      const listed = await listQuarantined(nats, 10);
      return listed.length > 0 && listed;
    });
    expect(found).toMatchObject({
      consumer: 'spec-counts',
      reason: 'tries-exhausted',
      tries: 5,
      error: 'RangeError',
      type: 'evt.thing.happened.v1',
    });
    expect(behaviour.begun.filter((one) => one === 'poison1')).toHaveLength(5);
    expect(await effects('spec-counts', 'poison')).toEqual([]);
    expect(await effects('spec-neighbour', 'poison')).toEqual([1]);
  });

  it('gives a replayed fact to the consumer that gave it up, alone, with new tries', async () => {
    const [found] = await listQuarantined(nats, 10);
    await replayQuarantined(nats, found);
    const [again] = await eventually('quarantine again', async () => {
      const listed = await listQuarantined(nats, 10);
      return listed.length > 0 && listed;
    });
    expect(again).toMatchObject({ tries: 5, type: 'evt.thing.happened.v1' });
    expect(behaviour.begun.filter((one) => one === 'poison1')).toHaveLength(10);

    behaviour.fails.delete('poison');
    await replayQuarantined(nats, again);
    await eventually('the effect', async () => (await effects('spec-counts', 'poison')).length === 1);
    expect(await listQuarantined(nats, 10)).toEqual([]);
    expect(await effects('spec-neighbour', 'poison')).toEqual([1]);
  });

  it('quarantines invalid facts at once, each reaction for itself', async () => {
    const { type, payload } = row('invalid', 1);
    const envelope = JSON.parse(payload) as Envelope<ThingHappenedV1>;
    await jetstream(nats).publish(type, JSON.stringify({ ...envelope, data: { name: 'invalid', number: 'one' } }));
    await jetstream(nats).publish(type, 'not json at all');
    const listed = await eventually('six in quarantine', async () => {
      const found = await listQuarantined(nats, 10);
      return found.length === 6 && found;
    });
    expect(listed.filter((one) => one.consumer === 'spec-counts').map(({ reason, tries, error }) => ({ reason, tries, error }))).toEqual([
      { reason: 'invalid', tries: 0, error: 'data.number' },
      { reason: 'invalid', tries: 0, error: 'not JSON in UTF-8' },
    ]);
    await (await jetstreamManager(nats)).streams.purge('QUARANTINE');
  });

  it('takes a fact that has gained fields', async () => {
    const { type, payload } = row('gained', 1);
    const envelope = JSON.parse(payload) as Envelope<ThingHappenedV1>;
    await jetstream(nats).publish(type, JSON.stringify({ ...envelope, data: { ...envelope.data, colour: 'red' } }));
    await eventually('the effect', async () => (await effects('spec-counts', 'gained')).length === 1);
  });

  it('counts no try while a dependency is away and goes on when it is back', async () => {
    behaviour.away = true;
    await tell('away', 1, 2, 3);
    const lag = () => application.get(MessagingHealth).lags().get('spec-trigger') ?? 0;
    await eventually('the trigger to lag', () => lag() >= 3);
    const tries = async (): Promise<readonly { tries: number }[]> =>
      database.dataSource.query(`SELECT tries FROM fact_try WHERE consumer = 'spec-trigger' AND tries > 1`);
    await eventually('neighbours to go on', async () => (await effects('spec-counts', 'away')).length === 3);
    behaviour.away = false;
    await eventually('all three', () => ['away1', 'away2', 'away3'].every((one) => outside.includes(one)));
    expect(await listQuarantined(nats, 10)).toEqual([]);
    expect(await tries()).toEqual([]);
  });

  it('comes back when its consumer, then the whole stream, is deleted at the server', async () => {
    const manager = await jetstreamManager(nats);
    await manager.consumers.delete('EVENTS', 'spec-counts');
    await tell('deleted-consumer', 1);
    await eventually('the effect', async () => (await effects('spec-counts', 'deleted-consumer')).length === 1);

    await manager.streams.delete('EVENTS');
    await tell('deleted-stream', 1);
    await eventually('the effect', async () => (await effects('spec-counts', 'deleted-stream')).length === 1);
    expect(await effects('spec-counts', 'deleted-consumer')).toEqual([1]);
  });

  it('does not quarantine again what it gave up on when everything comes once more', async () => {
    behaviour.fails.add('hopeless');
    await tell('hopeless', 1);
    await eventually('quarantine', async () => (await listQuarantined(nats, 10)).length === 1);
    const manager = await jetstreamManager(nats);
    await manager.streams.delete('EVENTS');
    // a repetition is refused by its message id only within two minutes
    await manager.streams.purge('QUARANTINE');
    await tell('after-hopeless', 1);
    await eventually('the last effect', async () => (await effects('spec-counts', 'after-hopeless')).length === 1);
    await eventually('all to be acknowledged', () => application.get(MessagingHealth).lags().get('spec-counts') === 0);
    expect(behaviour.begun.filter((one) => one === 'hopeless1')).toHaveLength(5);
    expect(await listQuarantined(nats, 10)).toEqual([]);
  });

  it('goes on after NATS was killed', async () => {
    await server.kill();
    await tell('killed-nats', 1, 2);
    await server.start();
    await eventually('the effect', async () => (await effects('spec-counts', 'killed-nats')).length === 2);
  });

  it('quarantines nothing while the database is away', async () => {
    const name = new URL(database.url).pathname.slice(1);
    const other = await createTestDatabase({ migrations: [] });
    const facts = Array.from({ length: 20 }, (_, index) => row('database-away', index + 1));
    await other.dataSource.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
    await other.dataSource.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [name]);
    for (const { id, type, payload } of facts) await jetstream(nats).publish(type, payload, { msgID: id });
    await eventually('consumers to lag', () => (application.get(MessagingHealth).lags().get('spec-counts') ?? 0) >= 20);
    await other.dataSource.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`);
    await eventually('all effects', async () => (await effects('spec-counts', 'database-away')).length === 20);
    expect(await listQuarantined(nats, 10)).toEqual([]);
    await other.drop();
  });
});
