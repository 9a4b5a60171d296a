import { Writable } from 'node:stream';

import { type AskCallBackV1 } from '@xianban/contracts/commands/ask-call-back';
import type { IssueNumber, OrderKey } from '@xianban/contracts/values/identifiers';
import { instantOf } from '@xianban/contracts/values/instant';
import { testPack, writeTestPack } from '@xianban/service-kit/testing/write-test-pack';

import { AskCallBack } from '../../commands/ask-call-back.js';
import { TEST_UNIT, TestCourse } from '../../testing/test-course.js';
import { type Answer, startTestIntake, type TestIntake } from '../../testing/test-intake.js';

const both = (text: string) => ({ zh: text, en: text });
const SERVICES = {
  services: [
    {
      code: 'component_light',
      name: both('路灯'),
      attributes: [
        { code: 'STATE', datatype: 'multivaluelist', description: both('state'), values: [{ key: 'dark', name: both('不亮') }] },
        { code: 'POLE', datatype: 'string', description: both('pole') },
      ],
    },
    { code: 'event_waste', type: 'batch', name: both('大件') },
    { code: 'event_conduct', type: 'blackbox', name: both('作风') },
  ],
};
const CANARIES = {
  description: 'canary-description-311\nsecond line',
  'attribute[POLE]': 'canary-pole-311',
  address_string: 'canary-address-311',
  media_url: 'https://media.example.org/canary-media-311.jpg',
  email: 'canary-mail-311@example.org',
  first_name: 'canary-first-311',
  last_name: 'canary-last-311',
  device_id: 'canary-device-311',
  phone: '+86 139 3113 1131',
};
const PLACE = { lat: '39.951234', long: '116.451234' };

interface Shown extends Readonly<Record<string, unknown>> {
  readonly service_request_id: string;
}

describe('Open311', () => {
  const logged: string[] = [];
  let intake: TestIntake;
  let key: string;

  beforeAll(async () => {
    const logTo = new Writable({ write: (chunk: Buffer, _encoding, done) => (logged.push(chunk.toString()), done()) });
    const districtPack = writeTestPack({ ...testPack(), 'open311.yaml': SERVICES });
    intake = await startTestIntake({ districtPack, logTo });
    key = await intake.key('open311');
  });
  afterAll(() => intake.stop());

  const get = <Body = Shown[]>(path: string): Promise<Answer<Body>> =>
    intake.send<Body>('GET', `/open311/v2/${path}`, { headers: { 'accept-language': 'en' } });
  const post = <Body = Shown[]>(path: string, fields: Readonly<Record<string, string>>): Promise<Answer<Body>> =>
    intake.send<Body>('POST', `/open311/v2/${path}`, {
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'accept-language': 'en' },
      body: new URLSearchParams({ api_key: key, ...fields }).toString(),
    });
  const request = async (fields: Readonly<Record<string, string>> = {}): Promise<Shown> => {
    const { status, body } = await post('requests.json', { service_code: 'component_light', ...PLACE, description: '路灯不亮', ...fields });
    expect([status, body]).toEqual([201, [expect.anything()]]);
    return body[0];
  };
  const issueOf = async (id: string): Promise<IssueNumber> => {
    const rows: { issue: IssueNumber }[] = await intake.database.dataSource.query('SELECT issue FROM report WHERE id = $1', [id]);
    return rows[0].issue;
  };

  it('is the same report as any other: with its channel, its service and its words', async () => {
    const { service_request_id: id, service_notice: notice } = await request({
      'attribute[STATE][]': 'dark',
      'attribute[POLE]': 'C-1',
      address_string: '路口东',
    });
    const issue = await issueOf(id);
    expect(notice).toContain(issue);
    const { body } = await intake.send<{ items: object[] }>('GET', `/v1/issues/${issue}/reports`, { asker: { role: 'operator' } });
    expect(body.items).toMatchObject([{ channel: 'open311', text: '路灯不亮', remarks: { address: '路口东', 'attribute.POLE': 'C-1' } }]);
    const register = await intake.send('GET', `/v1/issues/${issue}`, { asker: { role: 'operator' } });
    expect(register.body).toMatchObject({ channel: 'open311', category: 'city-management', nature: 'component' });
  });

  it('shows anybody what the city says, and the words only to whoever brought them', async () => {
    const { service_request_id: id } = await request({ 'attribute[STATE][]': 'dark', ...CANARIES });
    const seen = [
      await get(`requests/${id}.json?extensions=true`),
      await get('requests.xml?extensions=true'),
      await get('bulk/requests.csv'),
      await get(`requests/${id}.json?api_key=${await intake.key('open311')}&extensions=true`),
    ];
    expect(JSON.stringify(seen)).not.toMatch(/canary|3113|39\.9512/);
    expect(seen[0]?.body[0]).toMatchObject({
      service_code: 'component_light',
      status: 'open',
      lat: 39.951,
      long: 116.451,
      attributes: [{ code: 'STATE', keys: 'dark', value: '不亮' }],
      extended_attributes: { channel: 'open311' },
    });
    const own = await get(`requests/${id}.json?api_key=${key}&extensions=true`);
    expect(own.body[0]).toMatchObject({
      description: CANARIES.description,
      address: CANARIES.address_string,
      media_url: CANARIES.media_url,
      lat: 39.951234,
      attributes: [{ code: 'STATE' }, { code: 'POLE', value: 'canary-pole-311' }],
    });
    expect(JSON.stringify(own)).not.toContain('canary-mail');
  });

  it('keeps no word in a row that can be read, and none and no key in the log', async () => {
    const { service_request_id: id } = await request(CANARIES);
    await post('servicerequestupdates.json', { service_request_id: id, status: 'open', description: 'canary-update-311' });
    const tables: { name: string }[] = await intake.database.dataSource.query(
      "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'",
    );
    for (const { name } of tables) {
      const [row]: { dump: string | null }[] = await intake.database.dataSource.query(
        `SELECT string_agg(t::text, E'\\n') AS dump FROM ${name} t`,
      );
      expect(row?.dump ?? '').not.toMatch(/canary|3113 1131/);
    }
    await get(`requests/none.json?api_key=${key}`);
    expect(logged.join('\n')).not.toMatch(/canary|3113 1131/);
    expect(logged.join('\n')).not.toContain(key);
  });

  it('places a request that has only an address: by code or name of an area, or not at all', async () => {
    const place = async (fields: Readonly<Record<string, string>>) => {
      const { status, body } = await post<(Shown & { description: string })[]>('requests.json', {
        service_code: 'event',
        description: '积水',
        ...fields,
      });
      if (status !== 201) return [status, body[0]?.description.split(':')[0]];
      const { body: own } = await get(`requests/${body[0].service_request_id}.json?api_key=${key}`);
      return [own[0]?.['lat'], own[0]?.['long'], own[0]?.['address'] ?? own[0]?.['address_id']];
    };
    expect(await place({ address_id: '110105001001' })).toEqual([39.95, 116.45, '110105001001']);
    expect(await place({ address_string: 'Community, Street' })).toEqual([39.95, 116.45, 'Community, Street']);
    expect(await place({ address_string: '试验区 street community' })).toEqual([39.95, 116.45, '试验区 street community']);
    expect(await place({ address_string: '长安街 1 号' })).toEqual([400, 'address_string']);
    expect(await place({ address_id: '999' })).toEqual([400, 'address_id']);
    expect(await place({ lat: '31.2', long: '121.5' })).toEqual([400, 'lat']);
  });

  it('names everything that is wrong with a form, and keeps nothing of it', async () => {
    const before = await intake.rows();
    const { status, body } = await post<{ code: number; description: string }[]>('requests.json', {
      service_code: 'component_light',
      lat: '39.95',
      'attribute[STATE]': 'bright',
      'attribute[UNKNOWN]': '1',
      'attribute[POLE]': '<b>1</b>',
    });
    expect(status).toBe(400);
    expect(body.map(({ description }) => description.split(':')[0])).toEqual([
      'long',
      'attribute[UNKNOWN]',
      'attribute[STATE]',
      'attribute[POLE]',
    ]);
    for (const [field, value] of [
      ['media_url', 'https://127.0.0.1/a.jpg'],
      ['media_url', 'https://2130706433/a.jpg'],
      ['media_url', 'https://0x7f.1/a.jpg'],
      ['media_url', 'https://metadata.internal/a.jpg'],
      ['media_url', 'http://media.example.org/a.jpg'],
      ['email', 'nobody'],
      ['phone', 'none'],
      ['description', 'a\u202eb'],
      ['description', '<img src=x>'],
    ] as const) {
      const refused = await post<{ description: string }[]>('requests.json', { service_code: 'event', ...PLACE, [field]: value });
      expect([refused.status, refused.body[0]?.description]).toEqual([400, expect.stringContaining(field)]);
    }
    expect(await intake.rows()).toEqual(before);
  });

  it('gives the same answer to the same Idempotency-Key', async () => {
    const send = (description: string) =>
      intake.send('POST', '/open311/v2/requests.json', {
        headers: { 'content-type': 'application/x-www-form-urlencoded', 'idempotency-key': 'once' },
        body: new URLSearchParams({ api_key: key, service_code: 'event', ...PLACE, description }).toString(),
      });
    const first = await send('积水');
    expect(await send('积水')).toEqual(first);
    expect((await send('积雪')).status).toBe(400);
  });

  it('answers a batch service with a token, and lists nothing of a blackbox service', async () => {
    const [batch] = (await post('requests.json', { service_code: 'event_waste', ...PLACE })).body;
    const { body: resolved } = await get(`tokens/${String(batch?.['token'])}.json`);
    expect(resolved[0]).toMatchObject({ service_request_id: expect.any(String), token: batch?.['token'] });

    expect(await request({ service_code: 'event_conduct' })).toEqual({ service_notice: expect.any(String) });
    const { body } = await get(`requests.json?service_code=event_conduct&api_key=${key}`);
    expect(body).toEqual([]);
  });

  it('lists what was tried out in a sandbox for its holder only, and tells whoever knows the id', async () => {
    const { body: issued } = await intake.send<{ key: string }>('POST', '/v1/channel-keys', {
      asker: { role: 'operator' },
      body: { channel: 'open311', label: 'sandbox', sandbox: true },
    });
    const { service_request_id: id } = await request({ api_key: issued.key });
    const listed = async (query: string) => (await get(`requests.json?${query}`)).body.some((one) => one.service_request_id === id);
    expect(await listed('')).toBe(false);
    expect(await listed(`api_key=${key}`)).toBe(false);
    expect(await listed(`api_key=${issued.key}`)).toBe(true);
    expect(await listed(`service_request_id=${id}`)).toBe(true);
  });

  it('tells in updates what reporters may read, under an id for each request of an issue', async () => {
    const { service_request_id: id } = await request({ lat: '39.92', long: '116.42' });
    const course = await new TestCourse(intake, await issueOf(id)).through('inspecting', 'responding', 'resolving', 'verifying', 'judging');
    await intake.service.app.get(AskCallBack).run({
      key: `issue/${course.issue}/ask-call-back/1` as OrderKey,
      issue: course.issue,
      round: 1,
      at: instantOf(Date.now()),
    } as AskCallBackV1);
    await course.move('closed');
    const { body } = await get('servicerequestupdates.json');
    const own = body.filter((update) => update.service_request_id === id);
    expect(own.map(({ status }) => status)).toEqual(['open', 'open', 'open', 'open', 'open', 'open', 'closed']);
    expect(new Set(body.map(({ update_id }) => update_id)).size).toBe(body.length);
    expect(own.at(-1)).toMatchObject({ description: 'Closed' });

    const { body: closed } = await get(`requests/${id}.json`);
    expect(closed[0]).toMatchObject({ status: 'closed', status_notes: 'Solved', agency_responsible: 'team', address: 'community, street' });
    expect(TEST_UNIT).toBe('test-grid-team');
  });

  it('takes what a partner adds, once, and asks for a new round where the partner says that it is not over', async () => {
    const { service_request_id: id } = await request({ lat: '39.93', long: '116.43' });
    const issue = await issueOf(id);
    await new TestCourse(intake, issue).through('inspecting', 'responding', 'resolving', 'verifying', 'judging', 'closed');
    const update = { service_request_id: id, update_id: 'U-1', description: '又不亮了', media_url: 'https://media.example.org/b.jpg' };

    const closed = await post('servicerequestupdates.json', { ...update, status: 'CLOSED' });
    expect(await post('servicerequestupdates.json', { ...update, status: 'CLOSED' })).toEqual(closed);
    expect((await post('servicerequestupdates.json', { ...update, status: 'open' })).status).toBe(400);
    const { body: rows } = await intake.send<{ items: { kind: string }[] }>('GET', `/v1/issues/${issue}/timeline`, {
      asker: { role: 'operator' },
    });
    expect(rows.items.map(({ kind }) => kind)).not.toContain('reopening-asked');

    expect((await post('servicerequestupdates.json', { ...update, update_id: 'U-2', status: 'open' })).status).toBe(201);
    const [reopening]: object[] = await intake.database.dataSource.query('SELECT by, round FROM reopening WHERE issue = $1', [issue]);
    expect(reopening).toEqual({ by: 'reporter', round: 2 });

    const words = (await get(`servicerequestupdates.json?api_key=${key}`)).body.filter((one) => one.service_request_id === id);
    expect(words).toContainEqual(expect.objectContaining({ description: '又不亮了', media_url: update.media_url }));
    const { body: anybody } = await get('servicerequestupdates.json');
    expect(JSON.stringify(anybody)).not.toContain('又不亮了');
  });

  it('lets nobody add to what came with another key', async () => {
    const { service_request_id: id } = await request();
    const stranger = { api_key: await intake.key('open311'), service_request_id: id, status: 'closed' };
    expect((await post('servicerequestupdates.json', stranger)).status).toBe(404);
    expect((await post('servicerequestupdates.json', { ...stranger, api_key: await intake.key('api') })).status).toBe(403);
    expect((await get(`requests.json?api_key=wrong`)).status).toBe(403);
  });

  it('holds callers to the quota of their key', async () => {
    const { body: issued } = await intake.send<{ key: string }>('POST', '/v1/channel-keys', {
      asker: { role: 'operator' },
      body: { channel: 'open311', label: 'one a minute', reportsPerMinute: 1 },
    });
    await request({ api_key: issued.key });
    const { status, body } = await post<{ code: number }[]>('requests.json', { api_key: issued.key, service_code: 'event', ...PLACE });
    expect([status, body[0]?.code]).toEqual([429, 429]);
  });

  it('writes CSV that no table program takes for formulas', async () => {
    const { service_request_id: id } = await request({ description: '=HYPERLINK("x"),\n2' });
    const { body } = await get<string>(`bulk/requests.csv?api_key=${key}`);
    expect(body).toContain(`${id},`);
    expect(body).toContain(`"'=HYPERLINK(""x""),\n2"`);
  });
});
