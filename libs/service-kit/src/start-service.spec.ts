import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

import { Controller, Get, Module } from '@nestjs/common';
import { eventually } from '@xianban/messaging/testing/eventually';
import { createTestDatabase, type TestDatabase } from '@xianban/messaging/testing/test-database';
import { startTestNats, type TestNats } from '@xianban/messaging/testing/test-nats';
import { DataSource } from 'typeorm';

import { Public } from './identity/public.js';
import { ServiceKitModule } from './service-kit.module.js';
import { startService } from './start-service.js';
import { TestIssuer } from './testing/test-issuer.js';
import { writeTestPack } from './testing/write-test-pack.js';

/** Ends the slow request, once it is being answered. */
let finish: (() => void) | undefined;

@Public()
@Controller()
class SlowController {
  constructor(private readonly dataSource: DataSource) {}

  @Get('slow')
  async slow(): Promise<object> {
    await new Promise<void>((resolve) => (finish = resolve));
    return this.dataSource.query('SELECT 1 AS one');
  }
}

@Module({
  imports: [ServiceKitModule.forService({ name: 'intake', entities: [], migrations: [], personalData: true })],
  controllers: [SlowController],
})
class SlowModule {}

class Exit extends Error {
  constructor(readonly code: number | string | null | undefined) {
    super(`exit ${code}`);
  }
}

let database: TestDatabase;
let nats: TestNats;
let port: number;
let environment: Record<string, string>;
const [argv, env] = [process.argv, process.env];
const exit = jest.spyOn(process, 'exit');
const said = jest.spyOn(console, 'error').mockImplementation();

beforeAll(async () => {
  nats = await startTestNats();
  port = await freePort();
});
afterAll(() => nats.stop());

beforeEach(async () => {
  jest.clearAllMocks();
  database = await createTestDatabase({ migrations: [] });
  const issuer = await TestIssuer.create();
  environment = {
    XIANBAN_HTTP_PORT: String(port),
    XIANBAN_DATABASE_URL: database.url,
    XIANBAN_NATS_URL: nats.url,
    XIANBAN_DISTRICT_PACK: writeTestPack(),
    XIANBAN_JWKS_URL: issuer.jwksUrl.href,
    XIANBAN_TOKEN_ISSUER: issuer.issuer,
    XIANBAN_TOKEN_AUDIENCE: issuer.audience,
    XIANBAN_PUBLIC_URL: 'http://127.0.0.1',
    XIANBAN_VAULT_KEYS: `a:${Buffer.alloc(32).toString('base64')}`,
    XIANBAN_LOG_LEVEL: 'silent',
  };
});

afterEach(async () => {
  process.env = env;
  process.argv = argv;
  for (const event of ['SIGTERM', 'SIGINT', 'uncaughtException', 'unhandledRejection']) process.removeAllListeners(event);
  await database.drop();
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port: free } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return free;
}

function start(args: readonly string[] = []): Promise<void> {
  process.env = { ...env, ...environment };
  process.argv = [...argv.slice(0, 2), ...args];
  return startService(SlowModule, 'intake');
}

async function tables(): Promise<string[]> {
  const rows = await database.dataSource.query<{ name: string }[]>(
    "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'",
  );
  return rows.map(({ name }) => name);
}

const get = (path: string) => fetch(`http://127.0.0.1:${port}/${path}`);

describe('a service that cannot start', () => {
  beforeEach(() =>
    exit.mockImplementation((code) => {
      throw new Exit(code);
    }),
  );

  it('says in one line what its configuration lacks, and ends with 1', async () => {
    delete environment['XIANBAN_NATS_URL'];
    delete environment['XIANBAN_VAULT_KEYS'];
    await expect(start()).rejects.toEqual(new Exit(1));
    expect(said.mock.calls).toEqual([['xianban intake: configuration: XIANBAN_NATS_URL is missing; XIANBAN_VAULT_KEYS is missing']]);
  });

  it('says in one line what is wrong with its district pack, and ends with 1', async () => {
    writeFileSync(join(environment['XIANBAN_DISTRICT_PACK'] ?? '', 'holidays.json'), '{"holidays":[]}');
    await expect(start()).rejects.toEqual(new Exit(1));
    expect(said.mock.calls).toEqual([[expect.stringMatching(/^xianban intake: district pack: holidays\.json: workdays[^\n]*$/)]]);
  });

  it('ends with 1 when the database is away', async () => {
    environment['XIANBAN_DATABASE_URL'] = 'postgres://nobody:nothing@127.0.0.1:1/none';
    await expect(start()).rejects.toEqual(new Exit(1));
  });
});

describe('with --migrate', () => {
  it('a service brings its database up to date and ends without listening', async () => {
    await start(['--migrate']);
    expect(await tables()).toEqual(expect.arrayContaining(['outbox', 'inbox', 'order_answer', 'person_key']));
    await expect(get('health/live')).rejects.toThrow();
  });

  it('several at once do it once', async () => {
    await Promise.all([start(['--migrate']), start(['--migrate']), start(['--migrate'])]);
    expect(await tables()).toContain('person_key');
  });
});

describe('a running service', () => {
  it('shares its port with another instance', async () => {
    const ended: unknown[] = [];
    exit.mockImplementation((code) => ended.push(code) as never);
    await Promise.all([start(), start()]);
    expect((await get('health/live')).status).toBe(200);
    process.emit('SIGTERM');
    await eventually('both to end', () => ended.length === 2);
  });

  it('ends on SIGTERM with 0: no new requests, those being answered end, the database stays until then', async () => {
    const ended = new Promise((resolve) => exit.mockImplementation(resolve as never));
    await start();
    await eventually('the service to be ready', async () => (await get('health/ready')).status === 200);

    const slow = get('slow').then((response) => response.json());
    await eventually('the request to be at work', () => finish !== undefined);
    process.emit('SIGTERM');
    await eventually('new requests to be refused', () =>
      get('health/live').then(
        () => false,
        () => true,
      ),
    );
    finish?.();
    expect(await slow).toEqual([{ one: 1 }]);
    expect(await ended).toBe(0);
  });
});
