import { Injectable } from '@nestjs/common';
import type { Envelope } from '@xianban/contracts/envelope';
import { connect, type NatsConnection } from '@nats-io/transport-node';

import { messagingMigrations } from './messaging-migrations.js';
import { managerOf } from './nats/streams.js';
import { OnFact } from './on-fact.js';
import { Store } from './store.js';
import { eventually } from './testing/eventually.js';
import { startMessaging } from './testing/start-messaging.js';
import { createTestDatabase, type TestDatabase } from './testing/test-database.js';
import { startTestNats, type TestNats } from './testing/test-nats.js';
import { ThingHappenedV1 } from './testing/thing-happened.js';

const handled = { begun: [] as number[], ended: [] as number[], release: Promise.withResolvers<undefined>() };

@Injectable()
class Slow {
  @OnFact(ThingHappenedV1, 'spec-slow', { concurrency: 4 })
  async react(fact: Envelope<ThingHappenedV1>): Promise<void> {
    handled.begun.push(fact.data.number);
    await handled.release.promise;
    handled.ended.push(fact.data.number);
  }
}

@Injectable()
class Twin {
  @OnFact(ThingHappenedV1, 'spec-slow')
  async react(): Promise<void> {
    // never called: two handlers may not share a durable
  }
}

describe('messaging of a process', () => {
  let database: TestDatabase;
  let server: TestNats;
  let nats: NatsConnection;

  beforeAll(async () => {
    [database, server] = await Promise.all([createTestDatabase({ migrations: messagingMigrations }), startTestNats()]);
    nats = await connect({ servers: server.url });
  });

  afterAll(async () => {
    await nats.close();
    await server.stop();
    await database.drop();
  });

  it('ends what it has begun, hands back what it has not, and leaves nothing to another instance to wait for', async () => {
    const options = { name: 'grid', database, natsUrl: server.url, providers: [Slow], factTiming: { ackWaitMs: 60_000 } } as const;
    const first = await startMessaging(options);
    await first.get(Store).transaction(async (tx) => {
      // one aggregate: one is begun, three wait behind it
      for (let number = 1; number <= 4; number++) {
        await tx.tell(ThingHappenedV1, { subject: 'slow', sequence: number, data: { name: 'slow', number } });
      }
    });
    await eventually('all four to be delivered', async () => {
      const { num_ack_pending } = await (await managerOf(nats)).consumers.info('EVENTS', 'spec-slow');
      return num_ack_pending === 4 && handled.begun.length === 1;
    });
    const closing = first.close();
    handled.release.resolve(undefined);
    await closing;
    expect(handled.ended).toEqual([1]);

    const second = await startMessaging(options);
    await eventually('the rest', () => handled.ended.length === 4);
    expect([...handled.ended].sort()).toEqual([1, 2, 3, 4]);
    await second.close();
  });

  it('does not start with two handlers on one durable', async () => {
    const start = startMessaging({ name: 'grid', database, natsUrl: server.url, providers: [Slow, Twin] });
    await expect(start).rejects.toThrow('the durable spec-slow has two handlers');
  });
});
