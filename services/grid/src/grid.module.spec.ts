import { DispatchTaskV1, type DispatchTaskReply } from '@xianban/contracts/commands/dispatch-task';
import { LocateV1, type LocateReply } from '@xianban/contracts/commands/locate';
import { Orders } from '@xianban/messaging/orders/orders';
import { eventually } from '@xianban/messaging/testing/eventually';
import { outboxFacts } from '@xianban/messaging/testing/outbox-facts';

import { startTestGridService, type TestGridService } from './testing/test-grid-service.js';
import { dispatchOrder, WEST } from './testing/test-grid.js';

describe('the grid service', () => {
  let grid: TestGridService;
  let orders: Orders;

  beforeAll(async () => {
    grid = await startTestGridService();
    orders = grid.service.app.get(Orders);
    await eventually('orders to be obeyed', () =>
      orders.give(LocateV1, { ...LocateV1.example, at: [116.45, 39.95] }).then(
        () => true,
        () => false,
      ),
    );
  });
  afterAll(() => grid.stop());

  const locate = (at: unknown) => orders.give<LocateReply>(LocateV1, { key: LocateV1.example.key, at });

  it('locates over NATS', async () => {
    expect(await locate([116.45, 39.95])).toEqual({ ok: true, areas: WEST });
    expect(await locate([116.3, 39.95])).toEqual({ ok: false, reason: 'unknown-grid', field: 'at' });
  });

  it('obeys an order once, whichever instance it reaches how often', async () => {
    const order = dispatchOrder();
    const replies = await Promise.all(Array.from({ length: 8 }, () => orders.give<DispatchTaskReply>(DispatchTaskV1, order)));
    expect(new Set(replies.map((reply) => JSON.stringify(reply))).size).toBe(1);
    expect(replies[0]).toMatchObject({ ok: true });
    expect(await outboxFacts(grid.database.dataSource)).toHaveLength(1);
  });

  it.each([
    ['at', locate, ['116', 39]],
    ['at', locate, [Number.MAX_VALUE, 39]],
    ['at', locate, '__proto__'],
    ['areas.street', (areas: unknown) => orders.give(DispatchTaskV1, dispatchOrder({ areas } as object)), { ...WEST, street: "'; --" }],
    ['not', (not: unknown) => orders.give(DispatchTaskV1, dispatchOrder({ not } as object)), Array.from({ length: 51 }, () => 'west-team')],
    ['due', (due: unknown) => orders.give(DispatchTaskV1, dispatchOrder({ due } as object)), 'tomorrow'],
  ])('refuses an order whose %s is no good, and keeps nothing', async (field, give, value) => {
    const before = await outboxFacts(grid.database.dataSource);
    expect(await give(value)).toMatchObject({ ok: false, reason: 'invalid', field: expect.stringContaining(field) });
    expect(await outboxFacts(grid.database.dataSource)).toEqual(before);
  });

  it('documents every route', async () => {
    const { body } = await grid.get('/openapi.json');
    const paths = body.paths as Record<string, object>;
    expect(Object.keys(paths).filter((path) => path.startsWith('/v1'))).toEqual(
      expect.arrayContaining([
        ...['accept', 'return', 'handle', 'verify', 'inspect'].map((action) => `/v1/tasks/{task}/${action}`),
        ...['/v1/tasks', '/v1/tasks/{task}', '/v1/locate', '/v1/areas', '/v1/areas/{code}', '/v1/units'],
      ]),
    );
  });
});
