import { messagingMigrations } from './messaging-migrations.js';
import { InvalidFact } from './outbox/invalid-fact.js';
import type { Store } from './store.js';
import { outboxFacts } from './testing/outbox-facts.js';
import { createTestDatabase, type TestDatabase } from './testing/test-database.js';
import { testStore } from './testing/test-store.js';
import { ThingHappenedV1 } from './testing/thing-happened.js';
import { withTraceparent } from './trace-context.js';

const TRACEPARENT = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

describe('a store', () => {
  let database: TestDatabase;
  let store: Store;

  beforeAll(async () => {
    database = await createTestDatabase({ migrations: messagingMigrations });
    await database.dataSource.query('CREATE TABLE account (id int PRIMARY KEY, balance int NOT NULL)');
    store = testStore(database, 'grid', () => Date.UTC(2026, 2, 1));
  });

  afterAll(() => database.drop());
  beforeEach(() => database.dataSource.query('TRUNCATE account, outbox'));

  const insert = (key: string, id: number, answer: object = { ok: true, id, none: undefined }) =>
    store.once({ key, id } as { key: string }, async (tx) => {
      await tx.manager.query('INSERT INTO account VALUES ($1, 0)', [id]);
      return answer as { ok: true; id: number };
    });

  it('gives the same answer for the same key, as JSON gives it back, both times', async () => {
    const first = await insert('same/1', 1);
    expect(first).toStrictEqual({ ok: true, id: 1 });
    expect(await insert('same/1', 1)).toStrictEqual(first);
  });

  it('gives an answer again exactly as it was, whatever PostgreSQL thinks of its text', async () => {
    const answer = { ok: true, text: '\u0000 \ud83d\ude00 "\\', number: 0.1 };
    expect(await insert('text/1', 2, answer)).toStrictEqual(answer);
    expect(await insert('text/1', 2)).toStrictEqual(answer);
  });

  it('refuses the same key with another body', async () => {
    await insert('body/1', 3);
    expect(await insert('body/1', 4)).toEqual({ ok: false, reason: 'key-reused', field: 'key' });
  });

  it('does not mind the order in which a body was written', async () => {
    const work = () => Promise.resolve({ ok: true as const });
    await store.once({ key: 'order/1', a: 1, b: { c: 2, d: 3 } } as { key: string }, work);
    expect(await store.once({ b: { d: 3, c: 2 }, a: 1, key: 'order/1' } as { key: string }, work)).toEqual({ ok: true });
  });

  it('remembers a refusal too', async () => {
    let asked = 0;
    const refuse = () => store.once({ key: 'refused/1' }, () => Promise.resolve({ ok: false as const, reason: `no ${++asked}` }));
    expect([await refuse(), await refuse()]).toEqual([
      { ok: false, reason: 'no 1' },
      { ok: false, reason: 'no 1' },
    ]);
  });

  it('lets the same key wait while it is running, and works once', async () => {
    let worked = 0;
    const held = Promise.withResolvers<undefined>();
    const begun = Promise.withResolvers<undefined>();
    const give = () =>
      store.once({ key: 'running/1' }, async () => {
        worked++;
        begun.resolve(undefined);
        await held.promise;
        return { ok: true as const, worked };
      });
    const first = give();
    await begun.promise;
    const others = [give(), give(), give()];
    held.resolve(undefined);
    expect(await Promise.all([first, ...others])).toEqual(Array.from({ length: 4 }, () => ({ ok: true, worked: 1 })));
  });

  it('lets the one who waits work when the first one fails', async () => {
    const held = Promise.withResolvers<undefined>();
    const begun = Promise.withResolvers<undefined>();
    const first = store.once({ key: 'failing/1' }, async () => {
      begun.resolve(undefined);
      await held.promise;
      throw new Error('the first one fails');
    });
    await begun.promise;
    const second = store.once({ key: 'failing/1' }, () => Promise.resolve({ ok: true as const }));
    held.resolve(undefined);
    await expect(first).rejects.toThrow('the first one fails');
    expect(await second).toEqual({ ok: true });
  });

  it('tells nothing and changes nothing when the work fails', async () => {
    const failing = store.transaction(async (tx) => {
      await tx.manager.query('INSERT INTO account VALUES (9, 0)');
      await tx.tell(ThingHappenedV1, { subject: 'x', sequence: 1, data: ThingHappenedV1.example });
      throw new Error('failed late');
    });
    await expect(failing).rejects.toThrow('failed late');
    expect(await outboxFacts(database.dataSource)).toEqual([]);
    expect(await database.dataSource.query('SELECT * FROM account')).toEqual([]);
  });

  it('tells a fact in the order told, with an envelope that is complete', async () => {
    await withTraceparent(TRACEPARENT, () =>
      store.transaction(async (tx) => {
        for (const sequence of [1, 2]) {
          await tx.tell(ThingHappenedV1, { subject: 'x', sequence, data: { name: 'x', number: sequence }, timeMs: Date.UTC(2026, 1, 28) });
        }
      }),
    );
    const [first, second] = await outboxFacts(database.dataSource, ThingHappenedV1);
    expect(first).toEqual({
      specversion: '1.0',
      id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-7/),
      source: '/services/grid',
      type: 'evt.thing.happened.v1',
      subject: 'x',
      sequence: 1,
      time: '2026-02-28T00:00:00.000Z',
      datacontenttype: 'application/json',
      dataschema: 'urn:xianban:schema:evt.thing.happened.v1',
      traceparent: TRACEPARENT,
      data: { name: 'x', number: 1 },
    });
    expect(second).toMatchObject({ sequence: 2 });
  });

  it('refuses to tell what the class of the fact refuses', async () => {
    const wrong = { subject: 'x', sequence: 1, data: { name: 'x', number: 'many' } as unknown as ThingHappenedV1 };
    await expect(store.transaction((tx) => tx.tell(ThingHappenedV1, wrong))).rejects.toThrow(InvalidFact);
  });

  it('tries again when two lock the same rows in different orders', async () => {
    await database.dataSource.query('INSERT INTO account VALUES (1, 0), (2, 0)');
    let tries = 0;
    const both = { arrived: 0, ready: Promise.withResolvers<undefined>() };
    const move = (from: number, to: number) =>
      store.transaction(async (tx) => {
        tries++;
        await tx.manager.query('UPDATE account SET balance = balance - 1 WHERE id = $1', [from]);
        if (++both.arrived === 2) both.ready.resolve(undefined);
        await both.ready.promise;
        await tx.manager.query('UPDATE account SET balance = balance + 1 WHERE id = $1', [to]);
      });
    await Promise.all([move(1, 2), move(2, 1)]);
    expect(tries).toBe(3);
    expect(await database.dataSource.query('SELECT balance FROM account')).toEqual([{ balance: 0 }, { balance: 0 }]);
  });
});
