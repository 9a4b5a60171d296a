import { Injectable, type INestApplicationContext } from '@nestjs/common';
import { Order } from '@xianban/contracts/message';
import { IsOrderKey, type OrderKey } from '@xianban/contracts/values/identifiers';
import { IsInt, IsOptional, Max } from 'class-validator';

import { messagingMigrations } from '../messaging-migrations.js';
import { NatsLink } from '../nats/nats-link.js';
import { OnOrder } from '../on-order.js';
import { Store } from '../store.js';
import { eventually } from '../testing/eventually.js';
import { outboxFacts } from '../testing/outbox-facts.js';
import { startMessaging } from '../testing/start-messaging.js';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.js';
import { startTestNats, type TestNats } from '../testing/test-nats.js';
import { ThingHappenedV1 } from '../testing/thing-happened.js';
import { currentTraceparent, withTraceparent } from '../trace-context.js';
import { NoResponder } from './no-responder.js';
import { OrderFailed } from './order-failed.js';
import { OrderTimeout } from './order-timeout.js';
import { Orders } from './orders.js';

@Order('cmd.grid.do-thing.v1')
class DoThingV1 {
  @IsOrderKey() readonly key!: OrderKey;
  @IsInt() @Max(100) readonly number!: number;
  @IsOptional() @IsInt() readonly waits?: number;

  static readonly example: DoThingV1 = { key: 'thing/do-thing/1' as OrderKey, number: 1 };
}

@Order('cmd.grid.never-heard.v1')
class NeverHeardV1 {
  @IsOrderKey() readonly key!: OrderKey;

  static readonly example: NeverHeardV1 = { key: 'thing/never-heard/1' as OrderKey };
}

const TRACEPARENT = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

const seen = { orders: [] as DoThingV1[], traceparents: [] as (string | undefined)[], release: Promise.withResolvers<undefined>() };

@Injectable()
class DoThing {
  constructor(private readonly store: Store) {}

  @OnOrder(DoThingV1)
  run(order: DoThingV1): Promise<object> {
    return this.store.once(order, async (tx) => {
      seen.orders.push(order);
      seen.traceparents.push(currentTraceparent());
      if (order.number === 13) throw new RangeError('unlucky');
      if (order.waits) await seen.release.promise;
      await tx.tell(ThingHappenedV1, { subject: order.key, sequence: 1, data: { name: 'done', number: order.number } });
      return { ok: true, doubled: 2 * order.number };
    });
  }
}

describe('an order', () => {
  let database: TestDatabase;
  let server: TestNats;
  let responders: readonly INestApplicationContext[];
  let caller: INestApplicationContext;
  let orders: Orders;

  beforeAll(async () => {
    [database, server] = await Promise.all([createTestDatabase({ migrations: messagingMigrations }), startTestNats()]);
    const options = { database, natsUrl: server.url };
    responders = await Promise.all([1, 2].map(() => startMessaging({ ...options, name: 'grid', providers: [DoThing] })));
    caller = await startMessaging({ ...options, name: 'worker' });
    orders = caller.get(Orders);
    await eventually('a responder', () => orders.give(DoThingV1, { key: 'up/do-thing/1' as OrderKey, number: 0 }).catch(() => false));
  });

  afterAll(async () => {
    await Promise.all([...responders, caller].map((application) => application.close()));
    await server.stop();
    await database.drop();
  });

  const order = (key: string, number: number, more: object = {}) => ({ key: key as OrderKey, number, ...more });

  it('is obeyed once by one of several instances, with the same answer for the same key', async () => {
    const given = order('once/do-thing/1', 21);
    const answers = await Promise.all(Array.from({ length: 10 }, () => orders.give(DoThingV1, given)));
    expect(answers).toEqual(Array.from({ length: 10 }, () => ({ ok: true, doubled: 42 })));
    const facts = await outboxFacts(database.dataSource, ThingHappenedV1);
    expect(facts.filter((fact) => fact.subject === given.key)).toHaveLength(1);
  });

  it('is refused with the field at fault before a handler sees it', async () => {
    const before = seen.orders.length;
    expect(await orders.give(DoThingV1, order('bad/do-thing/1', 101))).toMatchObject({ ok: false, reason: 'invalid', field: 'number' });
    expect(await orders.give(DoThingV1, order('bad key!', 1))).toMatchObject({ ok: false, reason: 'invalid', field: 'key' });
    expect(await orders.give(DoThingV1, [] as unknown as DoThingV1)).toMatchObject({ ok: false, reason: 'invalid' });
    expect(await orders.give(DoThingV1, order('bad/do-thing/2', 1, { text: '\u0000' }))).toMatchObject({ field: 'text' });
    expect(seen.orders).toHaveLength(before);
  });

  it('is refused when its key was used for another body', async () => {
    await orders.give(DoThingV1, order('reused/do-thing/1', 1));
    expect(await orders.give(DoThingV1, order('reused/do-thing/1', 2))).toEqual({ ok: false, reason: 'key-reused', field: 'key' });
  });

  it('loses fields that its class does not know', async () => {
    await orders.give(DoThingV1, order('stripped/do-thing/1', 1, { colour: 'red' }));
    expect(seen.orders.at(-1)).toEqual({ key: 'stripped/do-thing/1', number: 1 });
  });

  it('carries the trace that it is given on behalf of', async () => {
    await withTraceparent(TRACEPARENT, () => orders.give(DoThingV1, order('traced/do-thing/1', 1)));
    expect(seen.traceparents.at(-1)).toBe(TRACEPARENT);
    const facts = await outboxFacts(database.dataSource, ThingHappenedV1);
    expect(facts.find((fact) => fact.subject === 'traced/do-thing/1')?.traceparent).toBe(TRACEPARENT);
  });

  it('says at once that nobody obeys it', async () => {
    await expect(orders.give(NeverHeardV1, NeverHeardV1.example)).rejects.toThrow(NoResponder);
  });

  it('says which kind of error its responder threw, and may be given again', async () => {
    await expect(orders.give(DoThingV1, order('failed/do-thing/1', 13))).rejects.toThrow(OrderFailed);
    expect(await orders.give(DoThingV1, order('failed/do-thing/1', 14))).toEqual({ ok: true, doubled: 28 });
  });

  it('waits for an answer no longer than allowed, and finds it under the same key later', async () => {
    const slow = order('slow/do-thing/1', 5, { waits: 1 });
    await expect(orders.give(DoThingV1, slow, { timeoutMs: 50 })).rejects.toThrow(OrderTimeout);
    const again = orders.give(DoThingV1, slow);
    seen.release.resolve(undefined);
    expect(await again).toEqual({ ok: true, doubled: 10 });
  });

  it('goes through again after NATS was away', async () => {
    await server.kill();
    await eventually('the loss to be noticed', () => !caller.get(NatsLink).isUp());
    await expect(orders.give(DoThingV1, order('away/do-thing/1', 1))).rejects.toThrow(NoResponder);
    await server.start();
    const answer = await eventually('an answer', () => orders.give(DoThingV1, order('away/do-thing/1', 1)).catch(() => false));
    expect(answer).toEqual({ ok: true, doubled: 2 });
  });
});
