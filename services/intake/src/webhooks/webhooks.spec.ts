import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { eventually } from '@xianban/messaging/testing/eventually';
import { Webhook as Signature } from 'standardwebhooks';

import { TestCourse } from '../testing/test-course.js';
import { API_REPORT, startTestIntake, type Sent, type TestIntake } from '../testing/test-intake.js';
import { WebhookSender } from './webhook-sender.js';

interface Call {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

interface Deliveries {
  readonly items: readonly {
    readonly id: string;
    readonly state: string;
    readonly issueState?: string;
    readonly nextTryAt?: string;
    readonly attempts: readonly { readonly status?: number; readonly fault?: string }[];
  }[];
  readonly next?: string;
}

const WEBHOOKS = '/v1/channels/api/webhooks';

describe('outgoing webhooks', () => {
  let intake: TestIntake;
  let server: Server;
  let host: string;
  let key: string;
  const calls = new Map<string, Call[]>();
  const answers = new Map<string, number>();

  beforeAll(async () => {
    server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const path = request.url ?? '';
        calls.set(path, [...(calls.get(path) ?? []), { headers: request.headers, body: Buffer.concat(chunks).toString() }]);
        response.writeHead(answers.get(path) ?? 204).end();
      });
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    intake = await startTestIntake({ outboundInner: [host] });
    key = await intake.key('api');
  });
  afterAll(async () => {
    await intake.stop();
    server.closeAllConnections();
    server.close();
  });

  const send = <Body>(method: string, path: string, { headers, ...sent }: Sent = {}) =>
    intake.send<Body>(method, `${WEBHOOKS}${path}`, { ...sent, headers: { 'x-api-key': key, ...headers } });

  async function subscribed(path: string): Promise<{ readonly id: string; readonly secret: string }> {
    const { status, body } = await send<{ id: string; secret: string }>('POST', '', { body: { url: `http://${host}${path}` } });
    expect(status).toBe(201);
    return body;
  }

  const reported = async (externalId: string) => (await intake.report('api', key, { ...API_REPORT, externalId })).body;
  const deliveriesOf = async (id: string) => (await send<Deliveries>('GET', `/${id}/deliveries`)).body.items;
  const arrived = (path: string, count: number) =>
    eventually(`${count} calls of ${path}`, async () => ((calls.get(path)?.length ?? 0) >= count ? calls.get(path) : undefined), 15_000);

  it('tell the holder of a key, signed, whenever the issue of a report moves', async () => {
    const { id, secret } = await subscribed('/moves');
    const { issue, report } = await reported('own-1');
    await new TestCourse(intake, issue).through('responding', 'refused');

    const [first, second] = (await arrived('/moves', 2)) ?? [];
    const messages = [first, second].map((call) => new Signature(secret).verify(call?.body ?? '', call?.headers as Record<string, string>));
    const data = messages.map((message) => (message as { data: object }).data);
    expect(data).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ report, externalId: 'own-1', issue, state: 'responding', version: 1 }),
        expect.objectContaining({ report, externalId: 'own-1', issue, state: 'refused', version: 2 }),
      ]),
    );
    await eventually('both delivered', async () => (await deliveriesOf(id)).every(({ state }) => state === 'delivered'));
    await send('DELETE', `/${id}`);
  });

  it('tell nobody else, and nothing of the words', async () => {
    const { id } = await subscribed('/others');
    const { body } = await intake.report('api', await intake.key('api'), API_REPORT);
    await new TestCourse(intake, body.issue).through('refused');
    const own = await reported('own-2');
    await new TestCourse(intake, own.issue).through('refused');
    const told = await arrived('/others', 1);
    expect(told?.map((call) => (JSON.parse(call.body) as { data: { report: string } }).data.report)).toEqual([own.report]);
    expect(told?.[0]?.body).not.toContain(API_REPORT.text);
    await send('DELETE', `/${id}`);
  });

  it('are tried again after an error, with a log of every attempt, under the same id', async () => {
    answers.set('/broken', 500);
    const { id } = await subscribed('/broken');
    await send('POST', `/${id}/test`);
    await arrived('/broken', 1);
    const [waiting] = await eventually('an attempt in the log', async () => {
      const items = await deliveriesOf(id);
      return items[0]?.attempts.length ? items : undefined;
    });
    expect(waiting).toMatchObject({ state: 'pending', attempts: [{ status: 500 }] });

    answers.set('/broken', 200);
    await intake.database.dataSource.query('UPDATE webhook_delivery SET next_try_at = now() WHERE webhook = $1', [id]);
    const told = await arrived('/broken', 2);
    expect(new Set(told?.map(({ headers }) => headers['webhook-id']))).toEqual(new Set([waiting?.id]));
    await eventually('it to be delivered', async () => (await deliveriesOf(id))[0]?.state === 'delivered');
    expect((await deliveriesOf(id))[0]?.attempts.map(({ status }) => status)).toEqual([500, 200]);
    await send('DELETE', `/${id}`);
  });

  it('are given up after three days, and can be sent again by hand', async () => {
    answers.set('/away', 503);
    const { id } = await subscribed('/away');
    await send('POST', `/${id}/test`);
    await arrived('/away', 1);
    await eventually('the first attempt in the log', async () => (await deliveriesOf(id))[0]?.attempts.length === 1);
    const { dataSource } = intake.database;
    // as after the eleven attempts of the schedule
    await dataSource.query('UPDATE webhook_delivery SET attempts = 11, next_try_at = now() WHERE webhook = $1', [id]);
    const [failed] = await eventually('it to be given up', async () => {
      const items = await deliveriesOf(id);
      return items[0]?.state === 'failed' ? items : undefined;
    });
    answers.set('/away', 200);
    expect((await send('POST', `/${id}/deliveries/${failed?.id}/redelivery`)).status).toBe(202);
    await eventually('it to be delivered', async () => (await deliveriesOf(id))[0]?.state === 'delivered');
    await send('DELETE', `/${id}`);
  });

  it('end where the receiver answers that it is gone', async () => {
    answers.set('/gone', 410);
    const { id } = await subscribed('/gone');
    await send('POST', `/${id}/test`);
    await eventually('it to be failed', async () => (await deliveriesOf(id))[0]?.state === 'failed');
    const { body } = await send<{ items: { id: string; goneAt?: string }[] }>('GET', '');
    expect(body.items.find((webhook) => webhook.id === id)?.goneAt).toBeDefined();
    await send('DELETE', `/${id}`);
  });

  it('are signed with the older secret as well for a day after a change', async () => {
    const { id, secret } = await subscribed('/rotated');
    const { body } = await send<{ secret: string }>('POST', `/${id}/secret`);
    await send('POST', `/${id}/test`);
    const [call] = (await arrived('/rotated', 1)) ?? [];
    for (const live of [secret, body.secret]) {
      expect(new Signature(live).verify(call?.body ?? '', call?.headers as Record<string, string>)).toMatchObject({ type: 'test' });
    }
    await intake.database.dataSource.query("UPDATE webhook SET changeover_until = now() - interval '1 second' WHERE id = $1", [id]);
    await send('POST', `/${id}/test`);
    const [, later] = (await arrived('/rotated', 2)) ?? [];
    expect(() => new Signature(secret).verify(later?.body ?? '', later?.headers as Record<string, string>)).toThrow();
    await send('DELETE', `/${id}`);
  });

  it('are taken over from an instance that died while it delivered', async () => {
    const { id } = await subscribed('/taken-over');
    const { dataSource } = intake.database;
    await dataSource.query(
      "INSERT INTO webhook_delivery (id, webhook, occurred_at, attempts, next_try_at) VALUES (gen_random_uuid(), $1, now(), 1, now() - interval '1 second')",
      [id],
    );
    await intake.service.app.get(WebhookSender).deliverDue();
    expect((await arrived('/taken-over', 1))?.length).toBe(1);
    await send('DELETE', `/${id}`);
  });

  it.each([
    ['http://hooks.example/', 'no https'],
    ['https://127.0.0.1/', 'an inner address'],
    ['https://2130706433/', 'an inner address in another form'],
    ['https://[::1]/', 'an inner address of the other kind'],
    ['https://localhost/', 'this machine'],
    ['https://user:secret@hooks.example/', 'a user'],
    ['nothing', 'no address'],
  ])('are not sent to %s: %s', async (url) => {
    const { status, body } = await send<{ field: string }>('POST', '', { body: { url } });
    expect([status, body.field]).toEqual([400, 'url']);
  });

  it('are for the holder alone', async () => {
    const { id } = await subscribed('/private');
    const stranger = { headers: { 'x-api-key': await intake.key('api') } };
    expect((await send<{ items: unknown[] }>('GET', '', stranger)).body.items).toEqual([]);
    for (const [method, path] of [
      ['GET', `/${id}/deliveries`],
      ['POST', `/${id}/secret`],
      ['POST', `/${id}/test`],
      ['DELETE', `/${id}`],
    ] as const) {
      expect((await send(method, path, stranger)).status).toBe(404);
    }
    expect((await intake.send('GET', WEBHOOKS)).status).toBe(401);
    await send('DELETE', `/${id}`);
  });

  it('keep neither address nor secret readable in the database', async () => {
    const { id, secret } = await subscribed('/canary-address');
    const [row] = await intake.database.dataSource.query<{ text: string }[]>('SELECT webhook::text AS text FROM webhook WHERE id = $1', [
      id,
    ]);
    expect(row?.text).not.toContain(Buffer.from('canary-address').toString('hex'));
    expect(row?.text).not.toContain(Buffer.from(secret.slice(6), 'base64').toString('hex'));
    await send('DELETE', `/${id}`);
  });
});
