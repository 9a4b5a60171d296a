import { ListStragglers } from '../queries/list-stragglers.js';
import { SandboxSweep } from '../store/sandbox-sweep.js';
import { API_REPORT, type Acceptance, RIDER_REPORT, startTestIntake, type TestIntake } from '../testing/test-intake.js';

const OPERATOR = { role: 'operator' } as const;

interface Issued {
  readonly id: string;
  readonly key: string;
  readonly field?: string;
}

let intake: TestIntake;

beforeAll(async () => {
  intake = await startTestIntake();
});
afterAll(() => intake.stop());

const issue = (wanted: object) =>
  intake.send<Issued>('POST', '/v1/channel-keys', {
    asker: OPERATOR,
    body: { channel: 'api', label: `holder ${Math.random()}`, ...wanted },
  });
const issued = async (wanted: object) => (await issue(wanted)).body;
const operate = (path: string) => intake.send('POST', `/v1/channel-keys/${path}`, { asker: OPERATOR });

describe('a key for some matters only', () => {
  it('reports those, and is told the field that makes it another', async () => {
    const { key } = await issued({ categories: ['city-management', 'livelihood'], natures: ['component'] });
    const sent = async (report: object) => {
      const { status, body } = await intake.report<{ field?: string; type?: string }>('api', key, { ...API_REPORT, ...report });
      return [status, body.field];
    };
    expect(await sent({ category: 'city-management', nature: 'component' })).toEqual([201, undefined]);
    expect(await sent({ category: 'complaint', nature: 'component' })).toEqual([403, 'category']);
    expect(await sent({ category: 'livelihood', nature: 'event' })).toEqual([403, 'nature']);
    const words = await issued({ categories: ['complaint'] });
    expect((await intake.report('api', words.key, API_REPORT)).body).toMatchObject({
      type: 'urn:xianban:problem:report-type-not-allowed',
      field: 'text',
    });
  });

  it.each([
    ['natures', { natures: ['unheard-of'] }],
    ['natures', { natures: [] }],
    ['categories', { categories: ['everything'] }],
    ['reportsPerMinute', { reportsPerMinute: 0 }],
    ['reportsPerDay', { reportsPerDay: 1.5 }],
    ['sandbox', { sandbox: 'yes' }],
  ])('is not issued if its %s are no good', async (field, wanted) => {
    expect(await issue(wanted)).toMatchObject({ status: 400, body: { field } });
  });
});

describe('a key with a quota', () => {
  const report = async (key: string, body: unknown) =>
    fetch(`${intake.service.url}/v1/channels/api/reports`, {
      method: 'POST',
      headers: { 'x-api-key': key, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });

  it.each([
    ['minute', { reportsPerMinute: 3 }, 60],
    ['day', { reportsPerDay: 3 }, 86_400],
  ])('takes so many reports a %s, then says when to come again', async (_, quota, most) => {
    const { key } = await issued(quota);
    expect((await report(key, { reports: [API_REPORT, {}] })).status).toBe(200);
    // does not fit, and counts for nothing
    expect((await report(key, { reports: [API_REPORT, API_REPORT] })).status).toBe(429);
    expect((await report(key, API_REPORT)).status).toBe(201);
    const refused = await report(key, API_REPORT);
    expect([refused.status, await refused.json()]).toEqual([
      429,
      expect.objectContaining({ type: 'urn:xianban:problem:quota-exhausted', field: 'X-Api-Key' }),
    ]);
    const seconds = Number(refused.headers.get('retry-after'));
    expect(seconds).toBeGreaterThan(most - 30);
    expect(seconds).toBeLessThanOrEqual(most);
  });

  it('hears at once that a batch never fits', async () => {
    const { key } = await issued({ reportsPerMinute: 1 });
    const refused = await report(key, { reports: [API_REPORT, API_REPORT] });
    expect([refused.status, await refused.json()]).toEqual([400, expect.objectContaining({ field: 'reports' })]);
    // and does not eat up the quota of another key
    expect((await report((await issued({ reportsPerMinute: 1 })).key, API_REPORT)).status).toBe(201);
  });
});

describe('a suspended key', () => {
  it('rests until it is resumed, whatever it is used for', async () => {
    const { id, key } = await issued({ channel: 'riders' });
    const feedback = () => intake.send('GET', '/v1/channels/riders/riders/rider-1/reports', { headers: { 'x-api-key': key } });
    const resting = { status: 403, body: { type: 'urn:xianban:problem:suspended', field: 'X-Api-Key' } };
    const { body: suspended } = await operate(`${id}/suspension`);
    expect(suspended).toMatchObject({ id, suspendedAt: expect.any(String) });
    expect((await operate(`${id}/suspension`)).body).toEqual(suspended);
    expect(await intake.report('riders', key, RIDER_REPORT)).toMatchObject(resting);
    expect(await feedback()).toMatchObject(resting);
    expect((await operate(`${id}/resumption`)).body).not.toHaveProperty('suspendedAt');
    expect((await intake.report('riders', key, RIDER_REPORT)).status).toBe(201);
    expect((await feedback()).status).toBe(200);
  });

  it('is an operator’s business alone, and must exist', async () => {
    const { id } = await issued({});
    expect((await intake.send('POST', `/v1/channel-keys/${id}/suspension`, { asker: { role: 'analyst' } })).status).toBe(403);
    expect((await operate('0198c5a2-7d3e-7c1a-9b1f-3a5d6e7f8093/suspension')).status).toBe(404);
  });
});

describe('a sandbox key', () => {
  const label = 'tries out';
  let key: string;
  let accepted: Acceptance;

  beforeAll(async () => {
    key = (await issued({ channel: 'riders', label, sandbox: true })).key;
    accepted = (await intake.report('riders', key, RIDER_REPORT)).body;
  });

  const numbers = async (query: string) =>
    (await intake.send<{ items: { number: string }[] }>('GET', `/v1/issues${query}`, { asker: { role: 'district-staff' } })).body.items.map(
      ({ number }) => number,
    );

  it('is answered like any other, and reads what became of its reports', async () => {
    expect(await intake.report('riders', key, RIDER_REPORT)).toEqual({ status: 201, body: accepted });
    expect((await intake.report('riders', key, { ...RIDER_REPORT, lon: 0 })).status).toBe(400);
    expect((await intake.send('GET', `/v1/status/${accepted.receipt}`)).body).toMatchObject({ issue: accepted.issue, state: 'received' });
    const { body } = await intake.send<{ items: object[] }>('GET', '/v1/channels/riders/riders/rider-1/reports', {
      headers: { 'x-api-key': key },
    });
    expect(body.items).toEqual([expect.objectContaining({ issue: accepted.issue })]);
  });

  it('has nothing told, and stands in no list that does not ask for it', async () => {
    const told = await intake.database.dataSource.query<object[]>('SELECT 1 FROM outbox WHERE payload LIKE $1', [`%${accepted.issue}%`]);
    expect(told).toEqual([]);
    expect(await numbers('')).not.toContain(accepted.issue);
    expect(await numbers('?sandbox=true')).toEqual([accepted.issue]);
    await intake.database.dataSource.query("UPDATE issue SET recorded_at = now() - interval '1 hour'");
    const reply = await intake.service.app.get(ListStragglers).run({ key: 'x' as never, olderThanSeconds: 60, most: 100 });
    const reports = reply.ok ? reply.reports : [];
    expect(reports.map((report) => report.issue)).not.toContain(accepted.issue);
    expect(reports.length).toBeGreaterThan(0);
  });

  it('shares no ids with a live key of the same label', async () => {
    const live = await issued({ channel: 'riders', label });
    const { status, body } = await intake.report('riders', live.key, { ...RIDER_REPORT, text: '井盖缺失' });
    expect(status).toBe(201);
    expect(body.issue).not.toBe(accepted.issue);
  });

  it('has everything swept after a week, and nothing else', async () => {
    const idempotent = await intake.report('riders', key, { ...RIDER_REPORT, reportId: 'R-2' }, { 'idempotency-key': 'tried' });
    const age = (days: number) =>
      intake.database.dataSource.query(
        `WITH a AS (UPDATE issue SET recorded_at = now() - make_interval(days => $1)) UPDATE idempotency_key SET recorded_at = now() - make_interval(days => $1)`,
        [days],
      );
    const sweep = intake.service.app.get(SandboxSweep);
    await age(6);
    expect(await sweep.run()).toBe(0);
    await age(8);
    const before = await intake.rows();
    expect(await sweep.run()).toBe(2);
    const after = await intake.rows();
    const gone = Object.fromEntries(Object.entries(before).map(([table, rows]) => [table, rows - (after[table] ?? 0)]));
    expect(gone).toEqual({ report: 2, issue: 2, timeline_entry: 2, outbox: 0, person_key: 0, idempotency_key: 1 });
    expect((await intake.send('GET', `/v1/status/${idempotent.body.receipt}`)).status).toBe(404);
    // the same may be tried out again
    expect((await intake.report('riders', key, RIDER_REPORT)).status).toBe(201);
  });
});
