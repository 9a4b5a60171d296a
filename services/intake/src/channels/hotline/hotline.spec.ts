import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { IssueNumber } from '@xianban/contracts/values/identifiers';
import { OutboxRelay } from '@xianban/messaging/outbox/outbox-relay';
import { testPack, writeTestPack } from '@xianban/service-kit/testing/write-test-pack';

import type { BatchView } from '../../http/acceptance-view.js';
import type { IssueView } from '../../http/issue-view.js';
import { TestCourse } from '../../testing/test-course.js';
import { startTestIntake, type TestIntake } from '../../testing/test-intake.js';
import { HotlineOrder } from './payload.js';
import type { ResultView } from './result-view.js';

const STAFF = { role: 'district-staff' } as const;

let intake: TestIntake;
let key: string;
let orders = 0;

beforeAll(async () => {
  const pack = testPack();
  const districtPack = writeTestPack({ ...pack, 'policy.yaml': { ...(pack['policy.yaml'] as object), merging: {} } });
  intake = await startTestIntake({ districtPack });
  key = await intake.key('hotline');
});
afterAll(() => intake.stop());

/** Far enough from each other that they are matters of their own, unless a place is given. */
function order(changes: object = {}): { orderNumber: string } {
  orders += 1;
  const { receivedAt: _receivedAt, limitAt: _limitAt, ...example } = HotlineOrder.example;
  const receivedAt = new Date(Date.now() - 3_600_000).toISOString();
  return {
    ...example,
    datum: 'WGS-84',
    lon: 116.41 + orders / 200,
    lat: 39.95,
    orderNumber: `H-${orders}`,
    receivedAt,
    ...changes,
  } as never;
}

const issueOf = async (number: IssueNumber) => (await intake.send<IssueView>('GET', `/v1/issues/${number}`, { asker: STAFF })).body;
const results = async (since = '', sender = key) =>
  (
    await intake.send<{ items: ResultView[]; next?: string }>('GET', `/v1/channels/hotline/results?limit=2${since && `&since=${since}`}`, {
      headers: { 'x-api-key': sender },
    })
  ).body;
const acknowledge = (named: readonly number[], sender = key) =>
  intake.send<{ acknowledged: number }>('POST', '/v1/channels/hotline/results/acknowledgements', {
    headers: { 'x-api-key': sender },
    body: { results: named },
  });
async function close(number: IssueNumber): Promise<void> {
  await new TestCourse(intake, number).through('inspecting', 'responding', 'resolving', 'verifying', 'judging', 'closed');
}
async function waitForResults(count: number): Promise<void> {
  for (;;) {
    intake.service.app.get(OutboxRelay).wake();
    const [{ found }] = await intake.database.dataSource.query<[{ found: number }]>(
      'SELECT count(*)::int AS found, pg_sleep(0.02)::text FROM hotline_result',
    );
    if (found >= count) return;
  }
}

describe('an order', () => {
  it('opens an issue that is on complaint for ever, with the limit that the city promised', async () => {
    const limitAt = new Date(Date.now() + 86_400_000).toISOString();
    const { body } = await intake.report('hotline', key, order({ limitAt }));
    const issue = await issueOf(body.issue);
    expect([issue.origin, Date.parse(issue.limitAt ?? '')]).toEqual(['on-complaint', Date.parse(limitAt)]);
    const { body: listed } = await intake.send<{ items: IssueView[] }>('GET', '/v1/issues?origin=on-complaint', { asker: STAFF });
    expect(listed.items.map(({ number }) => number)).toContain(body.issue);
  });

  it('that joins what was known before leaves it before complaint, and shows since when it was complained about', async () => {
    const place = { datum: 'WGS-84', lon: 116.48, lat: 39.98, text: '人行道地砖松动，老人容易摔倒，请尽快维修' };
    const known = await intake.received(place);
    const joined = await intake.report('hotline', key, order(place));
    expect(joined.body.issue).toBe(known.issue);
    const issue = await issueOf(known.issue);
    expect(issue.origin).toBe('before-complaint');
    expect(issue.complainedAt).toBeDefined();
  });

  it('keeps address and caller among the sealed words', async () => {
    await intake.report('hotline', key, order({ address: '金丝雀胡同七号', callerName: '金丝雀女士' }));
    const dumps = await intake.database.dataSource.query<{ row: string }[]>(
      'SELECT report::text AS row FROM report UNION ALL SELECT payload FROM outbox',
    );
    expect(dumps.filter(({ row }) => row.includes('金丝雀'))).toEqual([]);
  });
});

describe('a table of orders as the city exports it, in GB18030', () => {
  const table = readFileSync(join(__dirname, 'fixtures/orders-gb18030.csv'));
  const sendTable = async (sender: string) => {
    const response = await fetch(`${intake.service.url}/v1/channels/hotline/reports`, {
      method: 'POST',
      headers: { 'x-api-key': sender, 'content-type': 'text/csv' },
      body: new Uint8Array(table),
    });
    return { status: response.status, body: (await response.json()) as BatchView };
  };

  it('gives each row a verdict, by the names of its own columns, and the same when it comes again', async () => {
    const sender = await intake.key('hotline');
    const { status, body } = await sendTable(sender);
    expect(status).toBe(200);
    expect(body.verdicts.map(({ row, status: of, problem }) => [row, of, (problem as { field?: string } | undefined)?.field])).toEqual([
      [2, 201, undefined],
      [3, 400, 'rows.3.受理时间'],
      [4, 201, undefined],
    ]);
    expect((await sendTable(sender)).body).toEqual(body);

    const [first] = body.verdicts;
    const { body: reports } = await intake.send<{ items: { text?: string }[] }>('GET', `/v1/issues/${first?.accepted?.issue}/reports`, {
      asker: STAFF,
    });
    expect(reports.items.map(({ text }) => text)).toEqual(['路灯不亮，晚上看不清路']);
    expect((await issueOf(first?.accepted?.issue as IssueNumber)).origin).toBe('on-complaint');
  });
});

describe('results', () => {
  it('wait, oldest first and page by page, until the city has acknowledged them', async () => {
    const sender = await intake.key('hotline');
    const sent = [order(), order(), order()];
    for (const one of sent) await close((await intake.report('hotline', sender, one)).body.issue);
    await waitForResults(3);

    const first = await results('', sender);
    const second = await results(first.next, sender);
    const all = [...first.items, ...second.items];
    expect(all.map(({ orderNumber }) => orderNumber)).toEqual(sent.map(({ orderNumber }) => orderNumber));
    expect([second.next, all[0]?.outcome, all[0]?.message]).toEqual([undefined, 'fixed', '已解决']);

    const [oldest, ...younger] = all.map(({ result }) => result);
    expect((await acknowledge([oldest ?? 0], key)).body.acknowledged).toBe(0);
    expect((await acknowledge([oldest ?? 0], sender)).body.acknowledged).toBe(1);
    expect((await acknowledge([oldest ?? 0], sender)).body.acknowledged).toBe(1);
    expect((await results('', sender)).items.map(({ result }) => result)).toEqual(younger);
    expect((await results('', key)).items).toEqual([]);
  });
});
