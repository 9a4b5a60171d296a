import 'reflect-metadata';

import { jetstream } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { HistoryRecordedV1 } from '@xianban/contracts/events/history-recorded';
import { outboxRow } from '@xianban/messaging/outbox/outbox-row';
import { createTestDatabase, type TestDatabase } from '@xianban/messaging/testing/test-database';
import { eventually } from '@xianban/messaging/testing/eventually';
import { startTestNats, type TestNats } from '@xianban/messaging/testing/test-nats';
import { startTestService, type TestService } from '@xianban/service-kit/testing/start-test-service';

import { AnalyticsModule } from '../analytics.module.js';

describe('history', () => {
  let database: TestDatabase;
  let nats: TestNats;
  let service: TestService;

  beforeAll(async () => {
    [database, nats] = await Promise.all([createTestDatabase({ migrations: [] }), startTestNats()]);
    service = await startTestService(AnalyticsModule, { databaseUrl: database.url, natsUrl: nats.url });
    const connection = await connect({ servers: nats.url });
    // twice, under ids of their own
    for (const sequence of [1, 2]) {
      const told = { subject: `${HistoryRecordedV1.example.import}/1`, sequence, data: HistoryRecordedV1.example };
      const { id, type, payload } = outboxRow({ source: '/services/intake', nowMs: Date.now }, HistoryRecordedV1, told);
      await eventually('the stream to take a fact', () =>
        jetstream(connection)
          .publish(type, payload, { msgID: id })
          .then(
            () => true,
            () => false,
          ),
      );
    }
    await connection.close();
    await eventually('both facts to be taken', async () => (await database.dataSource.query<unknown[]>('SELECT FROM inbox')).length === 2);
  });
  afterAll(async () => {
    await service.stop();
    await database.drop();
    await nats.stop();
  });

  const get = async (path: string, role: 'analyst' | 'unit-staff' = 'analyst') => {
    const response = await fetch(`${service.url}${path}`, { headers: await service.as({ role }) });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };

  it('is counted by source, each issue once', async () => {
    expect((await get('/v1/history')).body).toEqual({
      items: [
        {
          ...{ source: 'boston-311', issues: 2, ended: 1, limited: 1, overdue: 1, complaints: 2 },
          firstReceivedAt: '2015-01-01T13:25:36.000+08:00',
          lastReceivedAt: '2015-01-01T14:45:37.000+08:00',
        },
      ],
    });
    expect((await get('/v1/history', 'unit-staff')).status).toBe(403);
  });

  it('changes no rate', async () => {
    expect((await get('/v1/rates?by=category')).body).toMatchObject({ total: { closed: 0, asked: 0 }, items: [] });
  });
});
