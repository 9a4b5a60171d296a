import type { IssueNumber } from '@xianban/contracts/values/identifiers';
import { createTestDatabase, type TestDatabase } from '@xianban/messaging/testing/test-database';
import { startTestNats } from '@xianban/messaging/testing/test-nats';
import type { Actor } from '@xianban/service-kit/identity/actor';
import { startTestService, type TestService, type TestServiceSettings } from '@xianban/service-kit/testing/start-test-service';

import type { KeyCapability } from '../domain/key-capability.js';
import { IntakeModule } from '../intake.module.js';

/** Who asks: a role, and what the spec wants to say of the person. */
export type Asker = Partial<Record<keyof Actor, unknown>> & Pick<Actor, 'role'>;

/** Any answer in JSON. */
export interface Answer<Body = Readonly<Record<string, unknown>>> {
  readonly status: number;
  readonly body: Body;
}

/** What an accepted report is answered with. */
export interface Acceptance {
  readonly issue: IssueNumber;
  readonly report: string;
  readonly receipt: string;
  readonly statusUrl: string;
  readonly message: string;
}

/** What a request is sent with. */
export interface Sent {
  readonly asker?: Asker;
  readonly headers?: Readonly<Record<string, string>>;
  /** Objects go as JSON, text as it is. */
  readonly body?: unknown;
}

/** The whole service on a database and a NATS server of a spec's own. */
export interface TestIntake {
  readonly service: TestService;
  readonly database: TestDatabase;
  readonly natsUrl: string;
  send<Body = Readonly<Record<string, unknown>>>(method: string, path: string, sent?: Sent): Promise<Answer<Body>>;
  /** A new key for a channel. */
  key(channel: string, can?: readonly KeyCapability[], label?: string): Promise<string>;
  /** Sends to a channel. */
  report<Body = Acceptance>(channel: string, key: string, body: unknown, headers?: Readonly<Record<string, string>>): Promise<Answer<Body>>;
  /** A new issue, received through the channel `api`. */
  received(changes?: object): Promise<Acceptance>;
  /** Rows of each table that reports are written into. */
  rows(): Promise<Readonly<Record<string, number>>>;
  stop(): Promise<void>;
}

/** A report as the channel `api` takes it, within the test district. */
export const API_REPORT = { text: '路灯不亮', datum: 'WGS-84', lon: 116.45, lat: 39.95 };

/** A report as the channel `riders` takes it, within the test district. */
export const RIDER_REPORT = {
  reportId: 'R-1',
  riderId: 'rider-1',
  text: '非机动车道上有坑',
  datum: 'WGS-84',
  lon: 116.45,
  lat: 39.95,
  seenAt: '2026-03-01T08:15:00+08:00',
};

const TABLES = ['report', 'issue', 'timeline_entry', 'outbox', 'person_key', 'idempotency_key'];

/** Boots intake as it runs, with the kit's small pack. */
export async function startTestIntake(settings: Partial<TestServiceSettings> = {}): Promise<TestIntake> {
  const [database, nats] = await Promise.all([createTestDatabase({ migrations: [] }), startTestNats()]);
  const service = await startTestService(IntakeModule, { databaseUrl: database.url, natsUrl: nats.url, ...settings });
  let backdatingKey: Promise<string> | undefined;

  const intake: TestIntake = {
    service,
    database,
    natsUrl: nats.url,
    async send<Body>(method: string, path: string, { asker, headers, body }: Sent = {}): Promise<Answer<Body>> {
      const isJson = body !== undefined && typeof body !== 'string';
      const response = await fetch(`${service.url}${path}`, {
        method,
        redirect: 'manual',
        headers: {
          ...(asker && (await service.as(asker as Parameters<TestService['as']>[0]))),
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body !== undefined && { body: isJson ? JSON.stringify(body) : body }),
      });
      const text = await response.text();
      const parsed: unknown = response.headers.get('content-type')?.includes('json') ? JSON.parse(text) : text;
      return { status: response.status, body: parsed as Body };
    },
    async key(channel, can = [], label = `holder ${Math.random()}`) {
      const { body } = await intake.send<{ key: string }>('POST', '/v1/channel-keys', {
        asker: { role: 'operator' },
        body: { channel, can, label },
      });
      return body.key;
    },
    report: (channel, key, body, headers) =>
      intake.send('POST', `/v1/channels/${channel}/reports`, { headers: { 'x-api-key': key, ...headers }, body }),
    async received(changes = {}) {
      backdatingKey ??= intake.key('api', ['backdates']);
      const answer = await intake.report('api', await backdatingKey, { ...API_REPORT, ...changes });
      if (answer.status !== 201) throw new Error(`not accepted: ${JSON.stringify(answer.body)}`);
      return answer.body;
    },
    async rows() {
      const counted: { name: string; rows: string }[] = await database.dataSource.query(
        TABLES.map((table) => `SELECT '${table}' AS name, count(*) AS rows FROM ${table}`).join(' UNION ALL '),
      );
      return Object.fromEntries(counted.map(({ name, rows }) => [name, Number(rows)]));
    },
    async stop() {
      await service.stop();
      await database.drop();
      await nats.stop();
    },
  };
  return intake;
}
