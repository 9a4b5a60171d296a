import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

import { Controller, Get, Module } from '@nestjs/common';
import { eventually } from '@xianban/messaging/testing/eventually';
import { createTestDatabase, type TestDatabase } from '@xianban/messaging/testing/test-database';
import { startTestNats, type TestNats } from '@xianban/messaging/testing/test-nats';
import { Pool } from 'pg';
import { DataSource } from 'typeorm';

import { Public } from '../identity/public.js';
import { ServiceKitModule } from '../service-kit.module.js';
import { startTestService, type TestService } from '../testing/start-test-service.js';

@Public()
@Controller()
class RowsController {
  constructor(
    private readonly pool: Pool,
    private readonly dataSource: DataSource,
  ) {}

  @Get('by-pool')
  async byPool(): Promise<object> {
    const { rows } = await this.pool.query<{ one: number }>('SELECT 1 AS one');
    return rows;
  }

  @Get('by-transaction')
  byTransaction(): Promise<object> {
    return this.dataSource.transaction((manager) => manager.query('SELECT 1 AS one'));
  }
}

@Module({ imports: [ServiceKitModule.forService({ name: 'grid', entities: [], migrations: [] })], controllers: [RowsController] })
class RowsModule {}

/** Stands between the service and the database, and can be cut. */
class Cable {
  private server: Server | undefined;
  private readonly sockets = new Set<Socket>();
  port = 0;

  constructor(private readonly target: URL) {}

  async plug(): Promise<void> {
    this.server = createServer((near) => {
      const far = connect(Number(this.target.port), this.target.hostname);
      for (const [from, to] of [
        [near, far],
        [far, near],
      ] as const) {
        this.sockets.add(from);
        from.on('error', () => to.destroy()).on('close', () => to.destroy());
        from.pipe(to);
      }
    });
    this.server.listen(this.port, '127.0.0.1');
    await once(this.server, 'listening');
    this.port = (this.server.address() as { port: number }).port;
  }

  async cut(): Promise<void> {
    const closed = new Promise((resolve) => this.server?.close(resolve));
    for (const socket of this.sockets) socket.destroy();
    this.sockets.clear();
    await closed;
  }
}

let database: TestDatabase;
let nats: TestNats;
let cable: Cable;
let service: TestService;

beforeAll(async () => {
  [database, nats] = await Promise.all([createTestDatabase({ migrations: [] }), startTestNats()]);
  const url = new URL(database.url);
  cable = new Cable(new URL(database.url));
  await cable.plug();
  url.port = String(cable.port);
  url.hostname = '127.0.0.1';
  service = await startTestService(RowsModule, { databaseUrl: url.href, natsUrl: nats.url });
});

afterAll(async () => {
  await service.stop();
  await cable.cut();
  await Promise.all([database.drop(), nats.stop()]);
});

const get = (path: string) => fetch(new URL(path, service.url));

it.each(['by-pool', 'by-transaction'])(
  'answers 503 with Retry-After within two seconds while the database is away, and goes on when it is back: %s',
  async (path) => {
    expect((await get(path)).status).toBe(200);

    await cable.cut();
    const startMs = performance.now();
    const answers = await Promise.all(Array.from({ length: 20 }, () => get(path)));
    expect(performance.now() - startMs).toBeLessThan(2_000);
    for (const answer of answers) {
      expect(answer.status).toBe(503);
      expect(answer.headers.get('retry-after')).toBe('2');
      expect(await answer.json()).toMatchObject({ type: 'urn:xianban:problem:unavailable', status: 503 });
    }
    expect((await get('health/live')).status).toBe(200);
    const ready = await get('health/ready');
    expect([ready.status, await ready.json()]).toEqual([
      503,
      { ready: false, checks: expect.objectContaining({ database: 'down' }) as object },
    ]);
    expect((await get('metrics')).status).toBe(200);

    await cable.plug();
    await eventually('the service to be ready', async () => (await get('health/ready')).status === 200);
    expect(await (await get(path)).json()).toEqual([{ one: 1 }]);
  },
);
