import { Webhook } from 'standardwebhooks';

import { RIDER_REPORT, startTestIntake, type TestIntake } from '../testing/test-intake.js';

const OPERATOR = { role: 'operator' } as const;
const SECOND_MS = 1_000;

interface Issued {
  readonly id: string;
  readonly signingSecret: string;
  readonly hookUrl: string;
}

/** What a sender sends; signed by the reference implementation of Standard Webhooks. */
interface Message {
  readonly id?: string;
  readonly secret?: string;
  readonly signedAt?: Date;
  readonly body?: string;
  /** In place of what is right. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly sentBody?: string;
}

describe('a signed webhook', () => {
  let intake: TestIntake;
  let key: Issued;
  let messages = 0;

  beforeAll(async () => {
    intake = await startTestIntake();
    key = await issued();
  });
  afterAll(() => intake.stop());

  const issued = async () =>
    (
      await intake.send<Issued>('POST', '/v1/channel-keys', {
        asker: OPERATOR,
        body: { channel: 'riders', label: `hook ${Math.random()}` },
      })
    ).body;
  const report = (changes: object = {}) => JSON.stringify({ ...RIDER_REPORT, reportId: `hook-${(messages += 1)}`, ...changes });
  const newId = () => `msg_${(messages += 1)}`;
  const send = (message: Message = {}, to: Issued = key) => {
    const { id = newId(), secret = to.signingSecret, signedAt = new Date(), body = report(), headers, sentBody = body } = message;
    const signature = new Webhook(secret).sign(id, signedAt, body);
    return intake.send('POST', new URL(to.hookUrl).pathname, {
      headers: {
        'webhook-id': id,
        'webhook-timestamp': String(Math.floor(signedAt.getTime() / SECOND_MS)),
        'webhook-signature': signature,
        ...headers,
      },
      body: sentBody,
    });
  };

  it('is taken at the address of its key, one report or many', async () => {
    expect(await send()).toMatchObject({ status: 201, body: { issue: expect.any(String), receipt: expect.any(String) } });
    const batch = JSON.stringify({ reports: [JSON.parse(report()), { ...JSON.parse(report()), lon: 'east' }] });
    expect(await send({ body: batch })).toMatchObject({ status: 200, body: { accepted: 1, refused: 1 } });
  });

  it('sent again, signed anew, gets the same answer; the very same message is a replay', async () => {
    const message = { id: newId(), body: report(), signedAt: new Date(Date.now() - 5 * SECOND_MS) };
    const first = await send(message);
    const again = { ...message, signedAt: new Date() };
    expect(await send(again)).toEqual(first);
    for (const copy of [message, again]) {
      expect(await send(copy)).toMatchObject({ status: 409, body: { type: 'urn:xianban:problem:replayed', field: 'webhook-id' } });
    }
    expect(first.status).toBe(201);
  });

  it('of a batch is a replay as well', async () => {
    const message = { id: newId(), body: JSON.stringify({ reports: [JSON.parse(report())] }), signedAt: new Date(Date.now() - SECOND_MS) };
    const first = await send(message);
    expect(await send({ ...message, signedAt: new Date() })).toEqual(first);
    expect((await send(message)).status).toBe(409);
  });

  it('copied while it is being taken is taken once', async () => {
    const message = { id: newId(), body: report(), signedAt: new Date() };
    const answers = await Promise.all([send(message), send(message), send(message)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  });

  it('with the same id and another body is refused', async () => {
    const id = newId();
    await send({ id });
    expect(await send({ id })).toMatchObject({ status: 422, body: { field: 'webhook-id' } });
  });

  it('with a new id and the same report gets the answer of the report, and its copies are replays', async () => {
    const body = report();
    const first = await send({ body });
    const second = { id: newId(), body, signedAt: new Date() };
    expect(await send(second)).toEqual(first);
    expect((await send(second)).status).toBe(409);
  });

  const old = new Date(Date.now() - 302 * SECOND_MS);
  const future = new Date(Date.now() + 330 * SECOND_MS);
  const flipped = JSON.stringify({ ...RIDER_REPORT, reportId: 'flipped' });
  it.each<[string, string, () => Message]>([
    ['stale', 'webhook-timestamp', () => ({ signedAt: old })],
    ['from the future', 'webhook-timestamp', () => ({ signedAt: future })],
    [
      'whose time was changed',
      'webhook-signature',
      () => ({ headers: { 'webhook-timestamp': String(Math.floor(Date.now() / SECOND_MS) - 9) } }),
    ],
    ['whose time is no number', 'webhook-timestamp', () => ({ headers: { 'webhook-timestamp': '1e9' } })],
    ['whose id was changed', 'webhook-signature', () => ({ headers: { 'webhook-id': 'msg_other' } })],
    ['whose id holds a full stop', 'webhook-id', () => ({ id: 'a.b' })],
    ['with one byte flipped', 'webhook-signature', () => ({ body: flipped, sentBody: flipped.replace('flipped', 'flippee') })],
    ['flipped into no JSON', 'webhook-signature', () => ({ body: flipped, sentBody: flipped.replace('{', '[') })],
    ['with another version', 'webhook-signature', () => ({ headers: { 'webhook-signature': 'v1a,AAAA' } })],
    ['with an empty signature', 'webhook-signature', () => ({ headers: { 'webhook-signature': 'v1,' } })],
    ['with a thousand signatures', 'webhook-signature', () => ({ headers: { 'webhook-signature': 'v1,x '.repeat(1_000) } })],
    ['signed with another secret', 'webhook-signature', () => ({ secret: `whsec_${Buffer.alloc(32, 7).toString('base64')}` })],
  ])('%s is refused, naming %s, and changes nothing', async (_, field, message) => {
    const before = await intake.rows();
    expect(await send(message())).toMatchObject({ status: 401, body: { field } });
    expect(await intake.rows()).toEqual(before);
  });

  it.each(['webhook-id', 'webhook-timestamp', 'webhook-signature'])('without %s is refused', async (name) => {
    const headers = { 'webhook-id': 'x', 'webhook-timestamp': '1', 'webhook-signature': 'v1,x' };
    const sent = Object.fromEntries(Object.entries(headers).filter(([header]) => header !== name));
    if (name !== 'webhook-timestamp' && sent['webhook-timestamp']) sent['webhook-timestamp'] = String(Math.floor(Date.now() / SECOND_MS));
    const answer = await intake.send('POST', new URL(key.hookUrl).pathname, { headers: sent, body: report() });
    expect([answer.status, answer.body['field']]).toEqual([401, name]);
  });

  it('signed well but of no use is refused by the name of the field', async () => {
    expect(await send({ body: report({ lon: 900 }) })).toMatchObject({ status: 400, body: { field: 'lon' } });
    expect(await send({ body: '{' })).toMatchObject({ status: 400, body: { field: 'body' } });
  });

  it('for a key of another channel, a revoked one or none finds nothing', async () => {
    const revoked = await issued();
    await intake.send('POST', `/v1/channel-keys/${revoked.id}/revocation`, { asker: OPERATOR });
    expect((await send({}, revoked)).status).toBe(404);
    const { body: ofApi } = await intake.send<Issued>('POST', '/v1/channel-keys', {
      asker: OPERATOR,
      body: { channel: 'api', label: 'x' },
    });
    expect(ofApi).not.toHaveProperty('signingSecret');
    expect((await send({}, { ...key, hookUrl: key.hookUrl.replace(key.id, ofApi.id) })).status).toBe(404);
    expect((await send({}, { ...key, hookUrl: key.hookUrl.replace(key.id, 'x') })).status).toBe(404);
  });

  it('comes to an address that is no secret: its id does not pass for the key', async () => {
    expect((await send()).status).toBe(201);
    expect(await intake.report('riders', key.id, RIDER_REPORT)).toMatchObject({ status: 401, body: { field: 'X-Api-Key' } });
  });

  it('may be signed with either of two secrets while its sender changes over', async () => {
    const own = await issued();
    const rotate = () => intake.send<{ signingSecret: string }>('POST', `/v1/channel-keys/${own.id}/signing-secrets`, { asker: OPERATOR });
    const second = (await rotate()).body.signingSecret;
    const statuses = async (...secrets: string[]) => Promise.all(secrets.map(async (secret) => (await send({ secret }, own)).status));
    expect(await statuses(own.signingSecret, second)).toEqual([201, 201]);
    const third = (await rotate()).body.signingSecret;
    expect(await statuses(own.signingSecret, second, third)).toEqual([401, 201, 201]);
    const { body } = await intake.send('POST', `/v1/channel-keys/${own.id}/signing-secrets/retirement`, { asker: OPERATOR });
    expect(body).toMatchObject({ id: own.id, signingSecrets: 1 });
    expect(await statuses(second, third)).toEqual([401, 201]);
    const [row] = await intake.database.dataSource.query<{ dump: string }[]>("SELECT string_agg(k::text, ' ') AS dump FROM channel_key k");
    for (const secret of [third, Buffer.from(third.slice(6), 'base64').toString('hex')]) expect(row?.dump).not.toContain(secret);
  });

  it('has its secrets changed by operators only, and only where the channel takes signed messages', async () => {
    const path = `/v1/channel-keys/${key.id}/signing-secrets`;
    expect((await intake.send('POST', path, { asker: { role: 'analyst' } })).status).toBe(403);
    const { body: ofApi } = await intake.send<Issued>('POST', '/v1/channel-keys', {
      asker: OPERATOR,
      body: { channel: 'api', label: 'y' },
    });
    expect((await intake.send('POST', `/v1/channel-keys/${ofApi.id}/signing-secrets`, { asker: OPERATOR })).status).toBe(409);
  });
});
