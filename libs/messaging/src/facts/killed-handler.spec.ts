import { join } from 'node:path';

import { connect, type NatsConnection } from '@nats-io/transport-node';
import { jetstream } from '@nats-io/jetstream';

import { messagingMigrations } from '../messaging-migrations.js';
import { ensureStreams } from '../nats/streams.js';
import { outboxRow } from '../outbox/outbox-row.js';
import { eventually } from '../testing/eventually.js';
import { startDoomedService, type DoomedService } from '../testing/start-doomed-service.js';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.js';
import { startTestNats, type TestNats } from '../testing/test-nats.js';
import { ThingHappenedV1 } from '../testing/thing-happened.js';
import { listQuarantined } from './quarantine.js';

describe('a handler that kills its process', () => {
  let database: TestDatabase;
  let server: TestNats;
  let nats: NatsConnection;

  beforeAll(async () => {
    [database, server] = await Promise.all([createTestDatabase({ migrations: messagingMigrations }), startTestNats()]);
    await database.dataSource.query('CREATE TABLE effect (name text, number int)');
    nats = await connect({ servers: server.url });
    await ensureStreams(nats);
  });

  afterAll(async () => {
    await Promise.all(started.map((service) => service.kill()));
    await nats.close();
    await server.stop();
    await database.drop();
  });

  const publish = async (name: string, number: number): Promise<void> => {
    const told = { subject: `${name} ${number}`, sequence: 1, data: { name, number } };
    const { id, type, payload } = outboxRow({ source: '/services/grid', nowMs: Date.now }, ThingHappenedV1, told);
    await jetstream(nats).publish(type, payload, { msgID: id });
  };
  const started: DoomedService[] = [];
  const start = (): DoomedService => {
    const service = startDoomedService(join(__dirname, '../testing'), database.url, server.url);
    started.push(service);
    return service;
  };

  it('has had a try each time, and is quarantined without a sixth; the others take effect once', async () => {
    await publish('deadly', 0);
    for (let number = 0; number < 3; number++) await publish('harmless', number);
    const signals: (NodeJS.Signals | null)[] = [];
    for (let time = 0; time < 5; time++) signals.push(await start().dead);
    expect(signals).toEqual(Array.from({ length: 5 }, () => 'SIGKILL'));

    start();
    const [found] = await eventually('quarantine', async () => {
      const listed = await listQuarantined(nats, 10);
      return listed.length > 0 && listed;
    });
    expect(found).toMatchObject({ consumer: 'spec-doomed', reason: 'tries-exhausted', tries: 5, error: 'ProcessDied' });
    await publish('harmless', 3);
    await eventually('the last effect', async () => {
      const rows: { number: number }[] = await database.dataSource.query('SELECT name, number FROM effect ORDER BY number');
      return rows.length >= 4 && rows.every((row, index) => row.number === index);
    });
    expect(await listQuarantined(nats, 10)).toHaveLength(1);
    expect(await database.dataSource.query(`SELECT * FROM effect WHERE name = 'deadly'`)).toEqual([]);
  });
});
