import { startSecondInstance } from '../testing/second-instance.js';
import { API_REPORT, startTestIntake, type TestIntake } from '../testing/test-intake.js';
import { eventually } from '@xianban/messaging/testing/eventually';

const OPERATOR = { role: 'operator' } as const;

describe('channel keys', () => {
  let intake: TestIntake;

  beforeAll(async () => {
    intake = await startTestIntake();
  });
  afterAll(() => intake.stop());

  const issue = (body: object) =>
    intake.send<{ id: string; key: string; field?: string }>('POST', '/v1/channel-keys', { asker: OPERATOR, body });
  const revoke = (id: string) => intake.send('POST', `/v1/channel-keys/${id}/revocation`, { asker: OPERATOR });

  it('are shown once, and listed without their secret', async () => {
    const { status, body } = await issue({ channel: 'api', label: 'city app', can: ['backdates'] });
    expect([status, body]).toEqual([201, { id: expect.any(String), key: expect.stringMatching(/^xb_[\w-]{32}$/) }]);
    const list = await intake.send<{ items: object[] }>('GET', '/v1/channel-keys', { asker: OPERATOR });
    expect(list.body.items).toContainEqual({
      id: body.id,
      channel: 'api',
      label: 'city app',
      can: ['backdates'],
      createdBy: 'test-operator',
      createdAt: expect.any(String),
      sandbox: false,
      signingSecrets: 0,
    });
    const [row] = await intake.database.dataSource.query<{ dump: string }[]>("SELECT string_agg(k::text, ' ') AS dump FROM channel_key k");
    for (const secret of [body.key, Buffer.from(body.key).toString('hex')])
      expect(`${JSON.stringify(list.body)} ${row?.dump}`).not.toContain(secret);
  });

  it('are listed in pages that end', async () => {
    for (let index = 0; index < 5; index += 1) await issue({ channel: 'riders', label: `page ${index}` });
    const ids: string[] = [];
    let cursor = '';
    do {
      const { body } = await intake.send<{ items: { id: string }[]; next?: string }>('GET', `/v1/channel-keys?limit=2${cursor}`, {
        asker: OPERATOR,
      });
      ids.push(...body.items.map(({ id }) => id));
      cursor = body.next ? `&cursor=${body.next}` : '';
    } while (cursor);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThanOrEqual(5);
  });

  it('stop working when they are revoked: here at once, elsewhere within seconds', async () => {
    const { body } = await issue({ channel: 'api', label: 'to be revoked' });
    const other = await startSecondInstance(intake);
    const elsewhere = () =>
      fetch(`${other.url}/v1/channels/api/reports`, {
        method: 'POST',
        headers: { 'x-api-key': body.key, 'content-type': 'application/json' },
        body: JSON.stringify(API_REPORT),
      }).then(({ status }) => status);
    try {
      expect((await intake.report('api', body.key, API_REPORT)).status).toBe(201);
      expect(await elsewhere()).toBe(201);
      const revoked = await revoke(body.id);
      expect([revoked.status, revoked.body.revokedAt]).toEqual([200, expect.any(String)]);
      expect((await intake.report('api', body.key, API_REPORT)).status).toBe(401);
      await eventually('the other instance to notice', async () => (await elsewhere()) === 401);
      // again changes nothing
      expect((await revoke(body.id)).body).toEqual(revoked.body);
    } finally {
      await other.stop();
    }
  });

  it.each([
    ['channel', { channel: 'unknown', label: 'x' }, 404],
    ['channel', { channel: 'A B', label: 'x' }, 400],
    ['label', { channel: 'api', label: '' }, 400],
    ['can', { channel: 'api', label: 'x', can: ['everything'] }, 400],
    ['can', { channel: 'api', label: 'x', can: ['verifies', 'verifies'] }, 400],
  ])('are refused whose %s is no good', async (field, body, status) => {
    const answer = await issue(body);
    expect([answer.status, answer.body.field]).toEqual([status, field]);
  });

  it('are an operator’s business alone', async () => {
    expect((await intake.send('POST', '/v1/channel-keys', { body: { channel: 'api', label: 'x' } })).status).toBe(401);
    expect((await intake.send('GET', '/v1/channel-keys', { asker: { role: 'district-staff' } })).status).toBe(403);
    expect((await revoke('0198c5a2-7d3e-7c1a-9b1f-3a5d6e7f8093')).status).toBe(404);
    expect((await revoke('x')).status).toBe(404);
  });
});
