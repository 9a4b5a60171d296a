import { AskCallBackV1 } from '@xianban/contracts/commands/ask-call-back';
import type { OrderKey } from '@xianban/contracts/values/identifiers';
import { instantOf } from '@xianban/contracts/values/instant';
import { PersonalDataVault } from '@xianban/service-kit/vault/personal-data-vault';

import { AskCallBack } from '../commands/ask-call-back.js';
import { IndexContacts } from '../commands/index-contacts.js';
import { PersonalRows } from '../store/personal-rows.js';
import { PersonalDataHolders, type PersonSubject } from '../store/personal-data-holders.js';
import { TEST_UNIT, TestCourse } from '../testing/test-course.js';
import { type Acceptance, API_REPORT, startTestIntake, type TestIntake } from '../testing/test-intake.js';

/** Bytes that are erased with the report, go with their row, or tell of no reporter: hashes of secrets, and what partners and programs keep here. */
const NOT_OF_REPORTERS = [
  'call_back.token_hash',
  'channel_key.key_hash',
  'channel_key.older_signing_secret',
  'channel_key.signing_secret',
  'chaowoshuo_wechat_secret.secrets',
  'history_import.file_hash',
  'history_words.sealed',
  'idempotency_key.content_hash',
  'person_key.wrapped_key',
  'report.contact_hash',
  'report.content_hash',
  'report.receipt_hash',
  'report.words',
  'report_sketch.sketch',
  'visits_visit.content_hash',
  'webhook.older_signing_secret',
  'webhook.sealed_url',
  'webhook.signing_secret',
];

interface Found {
  readonly items: readonly { readonly person: string; readonly reports: number; readonly channels: readonly string[] }[];
}

describe('a person', () => {
  let intake: TestIntake;
  let api: string;
  let riders: string;
  /** What a holder elsewhere in intake was asked. */
  const asked: { what: string; subject: PersonSubject }[] = [];

  beforeAll(async () => {
    intake = await startTestIntake();
    [api, riders] = await Promise.all([intake.key('api'), intake.key('riders')]);
    intake.service.app.get(PersonalDataHolders).register({
      name: 'parcels',
      exported: (subject) => Promise.resolve(subject.reports.map((report) => ({ report, parcel: 'p1' }))),
      erase: (subject) => {
        asked.push({ what: 'within', subject });
        return Promise.resolve(() => Promise.resolve(void asked.push({ what: 'after', subject })));
      },
    });
  });
  afterAll(() => intake.stop());

  const operator = { role: 'operator' } as const;
  const search = (body: object) => intake.send<Found>('POST', '/v1/persons/search', { asker: operator, body });
  const one = async (body: object): Promise<string> => (await search(body)).body.items[0]?.person ?? '';
  const exported = (path: string, asker?: { role: 'operator' }) =>
    intake.send<Readonly<Record<string, readonly Record<string, unknown>[]>>>('GET', path, asker && { asker });
  const report = async (reporter: object, changes: object = {}): Promise<Acceptance> =>
    (await intake.report('api', api, { ...API_REPORT, reporter, ...changes })).body;
  const rider = (riderId: string, phone: string) =>
    intake.report('riders', riders, {
      reportId: `of ${riderId}`,
      riderId,
      phone,
      text: '路面有坑',
      datum: 'WGS-84',
      lon: API_REPORT.lon,
      lat: API_REPORT.lat,
      seenAt: instantOf(Date.now() - 60_000),
    });
  const rows = <Row>(sql: string, ...values: unknown[]): Promise<Row[]> => intake.database.dataSource.query<Row[]>(sql, values);

  /** An issue with everything that its reporter can say about it; the time to answer is over, and it is closed. */
  async function wholeStory(reporter: object, changes: object = {}): Promise<{ acceptance: Acceptance; link: string; course: TestCourse }> {
    const acceptance = await report(reporter, changes);
    const course = await new TestCourse(intake, acceptance.issue).through('responding', 'resolving', 'verifying', 'judging');
    const order = { ...AskCallBackV1.example, key: `story/${acceptance.issue}` as OrderKey, issue: acceptance.issue };
    await intake.service.app.get(AskCallBack).run(order);
    const { body } = await intake.send<{ callBack: { url: string } }>('GET', `/v1/status/${acceptance.receipt}`);
    const link = new URL(body.callBack.url).pathname;
    await intake.send('POST', link, { body: { contacted: true, solved: 'no', satisfaction: 'dissatisfied', comment: '没有人来' } });
    await course.move('closed');
    await intake.send('POST', `/v1/status/${acceptance.receipt}/reopening`, { body: { reason: '灯又不亮了' } });
    return { acceptance, link, course };
  }

  it('is found by the telephone in every form, under each id, with counts and without words', async () => {
    await report({ phone: '137 0000 0001' });
    await report({ phone: '+86-137-0000-0001' });
    await report({ account: 'somebody', phone: '0086 13700000001' });
    await rider('rider-7', '１３７０００００００１');
    const { status, body } = await search({ phone: '(86)13700000001' });
    expect(status).toBe(200);
    expect(body.items.map(({ channels, reports }) => ({ channels, reports }))).toEqual(
      expect.arrayContaining([
        { channels: ['api'], reports: 2 },
        { channels: ['api'], reports: 1 },
        { channels: ['riders'], reports: 1 },
      ]),
    );
    expect(body.items).toHaveLength(3);
    expect(JSON.stringify(body)).not.toContain('7000');
    expect(await search({ phone: '13700000002' })).toMatchObject({ status: 200, body: { items: [] } });
  });

  it('is found by the account of a channel', async () => {
    await rider('rider-8', '13700000008');
    expect(await one({ channel: 'riders', account: 'rider-8' })).toBe(await one({ phone: '13700000008' }));
    expect((await search({ channel: 'api', account: 'rider-8' })).body.items).toEqual([]);
  });

  it.each<[object, string]>([
    [{}, 'phone'],
    [{ phone: 'nobody' }, 'phone'],
    [{ account: 'rider-8' }, 'channel'],
    [{ phone: '13700000001', words: 'all' }, 'words'],
  ])('is not looked for by %j', async (body, field) => {
    expect(await search(body)).toMatchObject({ status: 400, body: { field } });
  });

  it('is looked for by those who answer for the whole district, and by nobody else; each find is noted', async () => {
    const send = (role: string, areas: string[]) =>
      intake.send('POST', '/v1/persons/search', { asker: { role, areas } as never, body: { phone: '13700000001' } });
    expect((await send('district-staff', ['*'])).status).toBe(200);
    expect((await send('district-staff', ['110105001'])).status).toBe(403);
    expect((await send('street-staff', ['*'])).status).toBe(403);
    const person = await one({ phone: '13700000008' });
    const noted = await rows<{ act: string }>('SELECT act FROM person_act WHERE person = $1', person);
    expect(noted.length).toBeGreaterThan(1);
    expect(noted.every(({ act }) => act === 'found')).toBe(true);
  });

  it('is found although it was known before anybody kept its telephone', async () => {
    await report({ account: 'early', phone: '+86 137 0000 0009' });
    await rows('UPDATE report SET contact_hash = NULL');
    expect((await search({ phone: '13700000009' })).body.items).toEqual([]);
    expect(await intake.service.app.get(IndexContacts).run()).toBeGreaterThan(5);
    expect((await search({ phone: '13700000009' })).body.items).toHaveLength(1);
    expect(await intake.service.app.get(IndexContacts).run()).toBe(0);
  });

  it('is told everything that is held, by receipt or by an operator, and no receipt', async () => {
    const { acceptance } = await wholeStory({ account: 'told', name: '王小明', phone: '13700000010' }, { externalId: 'told-1' });
    const other = await report({ account: 'told' }, { text: '井盖松动' });
    const own = await exported(`/v1/status/${acceptance.receipt}/export`);
    expect(own.status).toBe(200);
    expect(own.body).toMatchObject({
      reports: [
        { report: acceptance.report, issue: acceptance.issue, externalId: 'told-1', text: '路灯不亮', reporter: { name: '王小明' } },
        { report: other.report, text: '井盖松动' },
      ],
      callBacks: [{ issue: acceptance.issue, satisfaction: 'dissatisfied', comment: '没有人来' }],
      reopenings: [{ issue: acceptance.issue, round: 2, reason: '灯又不亮了' }],
      requests: [],
      decisions: [],
      parcels: [{ report: acceptance.report }, { report: other.report }],
    });
    expect(JSON.stringify(own.body)).not.toContain(acceptance.receipt);
    expect(JSON.stringify(own.body)).not.toContain(other.receipt);

    const person = await one({ phone: '13700000010' });
    const byOperator = await exported(`/v1/persons/${person}/export`, operator);
    expect(byOperator.body['reports']).toEqual(own.body['reports']);
    expect(byOperator.body['acts']).toMatchObject([{ act: 'exported', by: 'reporter' }, { act: 'found' }, { act: 'exported' }]);
    expect((await exported(`/v1/persons/${person}/export`)).status).toBe(401);
    expect((await exported('/v1/persons/00000000-0000-8000-8000-000000000000/export', operator)).status).toBe(404);
    expect((await exported('/v1/status/no-such-receipt/export')).status).toBe(404);
  });

  it('of the staff is told what it asked for and decided', async () => {
    const acceptance = await intake.received();
    await new TestCourse(intake, acceptance.issue)
      .through('responding')
      .then((course) => course.move('resolving', { limitAt: instantOf(Date.now() + 9e7) }));
    const requests = `/v1/issues/${acceptance.issue}/requests`;
    const body = { kind: 'extension', reason: '等配件', until: instantOf(Date.now() + 9e7 + 86_400_000) };
    const made = await intake.send('POST', requests, { asker: { role: 'unit-staff', unit: TEST_UNIT, sub: 'asker' }, body });
    const decision = { asker: { role: 'street-staff', sub: 'decider' } as const, body: { approve: true, note: '情况属实' } };
    expect((await intake.send('POST', `${requests}/${made.body['id'] as string}/decision`, decision)).status).toBe(200);
    const [row] = await rows<{ asker: string; decider: string }>(
      'SELECT asker_person AS asker, decider_person AS decider FROM issue_request WHERE id = $1',
      made.body['id'],
    );
    expect((await exported(`/v1/persons/${row?.asker}/export`, operator)).body).toMatchObject({
      requests: [{ askedWords: { reason: '等配件' } }],
    });
    expect((await exported(`/v1/persons/${row?.decider}/export`, operator)).body).toMatchObject({
      decisions: [{ decidedWords: '情况属实' }],
    });
    await intake.send('POST', `/v1/persons/${row?.asker}/erasure`, { asker: operator, body: { reason: 'ordered' } });
    const list = await intake.send<{ items: object[] }>('GET', requests, { asker: operator });
    expect(list.body.items).toMatchObject([{ approved: true, note: '情况属实', askedBy: 'asker' }]);
    expect(list.body.items[0]).not.toHaveProperty('reason');
  });

  it('who is erased leaves no row, hash or seal, and everything else goes on', async () => {
    const reporter = { account: 'erased', name: '王小明', phone: '13700000011' };
    const before = { externalId: 'erased-1', text: '路灯不亮', reporter };
    const { acceptance, link, course } = await wholeStory(reporter, { externalId: 'erased-1' });
    const waiting = await report(reporter, { externalId: 'erased-2' });
    const person = await one({ phone: '13700000011' });
    const [key] = await rows<object>('SELECT person, master_key, wrapped_key FROM person_key WHERE person = $1', person);
    const vault = intake.service.app.get(PersonalDataVault);
    const kept = vault.unwrap(key as Parameters<typeof vault.unwrap>[0]);

    const send = () => intake.send('POST', `/v1/persons/${person}/erasure`, { asker: operator, body: { reason: 'asked-by-person' } });
    const erasure = await send();
    expect(erasure).toMatchObject({ status: 200, body: { reports: 2 } });
    expect(asked.map(({ what }) => what)).toEqual(expect.arrayContaining(['within', 'after']));
    expect((await send()).body['erasedAt']).toBe(erasure.body['erasedAt']);

    // whoever kept the key, from a backup of it, finds nothing to open
    for (const { table, column, id } of [
      { table: 'report', column: 'words', id: 'id' },
      { table: 'call_back', column: 'comment', id: 'id' },
      { table: 'call_back', column: 'sealed_token', id: 'id' },
    ]) {
      const sealed = await rows<{ id: string; sealed: Buffer }>(
        `SELECT ${id} AS id, ${column} AS sealed FROM ${table} WHERE ${column} IS NOT NULL`,
      );
      for (const row of sealed) expect(() => vault.open(kept, row.sealed, `${table}.${column}/${row.id}`)).toThrow();
    }
    const left = await rows<{ person: string; words: Buffer }>('SELECT person, words FROM report WHERE id = ANY($1)', [
      acceptance.report,
      waiting.report,
    ]);
    expect(left.every((row) => row.person !== person && row.words.length === 0)).toBe(true);
    expect((await search({ phone: '13700000011' })).body.items).toEqual([]);

    for (const [method, path, body] of [
      ['GET', `/v1/status/${acceptance.receipt}`],
      ['GET', `/v1/status/${acceptance.receipt}/export`],
      ['POST', `/v1/status/${acceptance.receipt}/erasure`, { confirm: 'erase' }],
      ['POST', `/v1/status/${acceptance.receipt}/reopening`, { reason: '又坏了' }],
      ['GET', link],
      ['POST', link, { contacted: true, solved: 'no', satisfaction: 'dissatisfied' }],
    ] as const) {
      expect([path, (await intake.send(method, path, { body })).status]).toEqual([path, 410]);
    }
    expect((await intake.report('api', api, { ...API_REPORT, ...before })).status).toBe(410);
    expect((await intake.report('api', api, { ...API_REPORT, ...before, text: '别的' })).status).toBe(410);

    // the matter goes on: a new round with a call-back that asks nobody
    await course.through('responding', 'resolving', 'verifying', 'judging');
    const order = { ...AskCallBackV1.example, key: 'erased/2' as OrderKey, issue: acceptance.issue, round: 2 };
    expect(await intake.service.app.get(AskCallBack).run(order)).toEqual({ ok: true, callBacks: [] });
    await course.move('closed');
    const issue = `/v1/issues/${acceptance.issue}`;
    expect((await intake.send('GET', issue, { asker: operator })).body).toMatchObject({ state: 'closed', round: 2 });
    expect((await intake.send<{ items: object[] }>('GET', `${issue}/timeline`, { asker: operator })).body.items.length).toBeGreaterThan(8);
    const reports = await intake.send<{ items: object[] }>('GET', `${issue}/reports`, { asker: operator });
    expect(reports.body.items).toHaveLength(1);
    expect(reports.body.items[0]).not.toHaveProperty('text');

    // who comes back is somebody new
    expect((await intake.report('api', api, { ...API_REPORT, ...before, externalId: 'erased-3' })).status).toBe(201);
    expect((await search({ phone: '13700000011' })).body.items).toMatchObject([{ reports: 1 }]);
    const acts = await rows('SELECT act, by, reason FROM person_act WHERE act = $1 AND person = $2', 'erased', person);
    expect(acts).toEqual([{ act: 'erased', by: expect.any(String) as string, reason: 'asked-by-person' }]);
  });

  it('who is erased is erased everywhere: every column that says whose a row is was declared', async () => {
    const columns = await rows<{ place: string }>(
      `SELECT table_name || '.' || column_name AS place FROM information_schema.columns
        WHERE table_schema = 'public' AND data_type = 'uuid' AND column_name ~ '(^|_)person$'`,
    );
    const declared = intake.service.app.get(PersonalRows).tables.map(({ table, owner }) => `${table}.${owner}`);
    // keys and acts are the record of it; history has persons that are whole sources
    const known = [...declared, 'report.person', 'person_key.person', 'person_act.person', 'history_source.person'];
    expect(columns.map(({ place }) => place).filter((place) => !known.includes(place))).toEqual([]);
    const sealed = await rows<{ place: string }>(
      `SELECT table_name || '.' || column_name AS place FROM information_schema.columns WHERE table_schema = 'public' AND data_type = 'bytea'`,
    );
    const emptied = intake.service.app
      .get(PersonalRows)
      .tables.flatMap(({ table, sealed: words = [], secrets = [] }) => [...words, ...secrets].map((column) => `${table}.${column}`));
    expect([...sealed.map(({ place }) => place)].filter((place) => !emptied.includes(place)).sort()).toEqual(NOT_OF_REPORTERS);
  });

  it('erases itself by its receipt, once it says that it means it', async () => {
    const acceptance = await report({ phone: '13700000012' });
    const erasure = `/v1/status/${acceptance.receipt}/erasure`;
    expect(await intake.send('POST', erasure, { body: {} })).toMatchObject({ status: 400, body: { field: 'confirm' } });
    expect(await intake.send('POST', erasure, { body: { confirm: 'erase' } })).toMatchObject({ status: 200, body: { reports: 1 } });
    expect((await intake.send('GET', `/v1/status/${acceptance.receipt}`)).status).toBe(410);
  });

  it('whose call-back is open is not waited for: the link says that it is over', async () => {
    const acceptance = await report({ phone: '13700000013' });
    await new TestCourse(intake, acceptance.issue).through('responding', 'resolving', 'verifying', 'judging');
    await intake.service.app.get(AskCallBack).run({ ...AskCallBackV1.example, key: 'open' as OrderKey, issue: acceptance.issue });
    const { body } = await intake.send<{ callBack: { url: string } }>('GET', `/v1/status/${acceptance.receipt}`);
    await intake.send('POST', `/v1/status/${acceptance.receipt}/erasure`, { body: { confirm: 'erase' } });
    expect((await intake.send('GET', new URL(body.callBack.url).pathname)).status).toBe(410);
  });

  it('is forgotten whole while it goes on reporting', async () => {
    const phone = '13700000014';
    await report({ phone });
    const person = await one({ phone });
    let isOver = false;
    const reporting = Array.from({ length: 8 }, async () => {
      while (!isOver) await report({ account: 'busy', phone });
    });
    const busy = await (async () => {
      for (;;) {
        const found = (await search({ phone })).body.items.find((item) => item.person !== person && item.reports > 20);
        if (found) return found.person;
      }
    })();
    for (let times = 0; times < 5; times += 1) {
      expect((await intake.send('POST', `/v1/persons/${busy}/erasure`, { asker: operator, body: { reason: 'ordered' } })).status).toBe(200);
    }
    isOver = true;
    await Promise.all(reporting);
    // what is left of them opens with the key of now
    const vault = intake.service.app.get(PersonalDataVault);
    const key = (await vault.keysOf([busy])).get(busy);
    const left = await rows<{ id: string; words: Buffer }>('SELECT id, words FROM report WHERE person = $1', busy);
    for (const row of left) expect(key && vault.open(key, row.words, `report.words/${row.id}`)).toContain(phone);
  });
});
