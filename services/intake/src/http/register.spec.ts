import type { IssueNumber } from '@xianban/contracts/values/identifiers';
import { instantOf } from '@xianban/contracts/values/instant';
import { DataSource } from 'typeorm';

import { TEST_UNIT, TestCourse } from '../testing/test-course.js';
import { type Asker, startTestIntake, type TestIntake } from '../testing/test-intake.js';

interface Page {
  readonly items: readonly { readonly number: IssueNumber; readonly state: string }[];
  readonly next?: string;
  readonly field?: string;
}

const OPERATOR: Asker = { role: 'operator' };

describe('the register', () => {
  let intake: TestIntake;
  let courses: TestCourse[];

  beforeAll(async () => {
    intake = await startTestIntake();
    courses = [];
    // several in one second, so that the order needs the number, too
    for (let index = 0; index < 25; index += 1) {
      const occurredAt = `2026-03-01T08:00:0${Math.floor(index / 10)}+08:00`;
      courses.push(
        new TestCourse(intake, (await intake.received({ occurredAt, category: index % 2 ? 'livelihood' : 'convenience' })).issue),
      );
    }
    const rider = {
      reportId: 'r',
      riderId: 'r',
      text: '坑',
      datum: 'WGS-84',
      lon: 116.45,
      lat: 39.95,
      seenAt: '2026-03-01T08:00:00+08:00',
      occurredAt: '2026-03-01T07:00:00+08:00',
    };
    await intake.report('riders', await intake.key('riders', ['backdates']), rider);
    for (const course of courses.slice(0, 5)) await course.through('responding');
    await courses[0]?.move('resolving', { overdue: true });
  });
  afterAll(() => intake.stop());

  const page = (query: string, asker = OPERATOR) => intake.send<Page>('GET', `/v1/issues${query}`, { asker });
  const numbers = async (query: string, asker?: Asker) => (await page(`?limit=200&${query}`, asker)).body.items.map(({ number }) => number);

  it('lists newest first, in pages that end, each issue once', async () => {
    const seen: IssueNumber[] = [];
    let cursor = '';
    for (let pages = 0; ; pages += 1) {
      const { status, body } = await page(`?limit=4${cursor}`);
      expect(status).toBe(200);
      seen.push(...body.items.map(({ number }) => number));
      // what comes in meanwhile is newer and does not shift the pages
      if (pages === 1) await intake.received();
      if (!body.next) break;
      cursor = `&cursor=${body.next}`;
    }
    const expected = courses.map(({ issue }) => issue).reverse();
    expect(seen.slice(0, 25)).toEqual(expected);
    expect(seen).toHaveLength(26);
  });

  it.each([
    ['state=responding', 4],
    ['state=resolving', 1],
    ['channel=riders', 1],
    ['category=livelihood', 12],
    ['area=110105001', 5],
    ['area=110105001001001', 5],
    ['area=110105002', 0],
    [`unit=${TEST_UNIT}`, 5],
    ['overdue=true', 1],
    ['escalationLevel=1', 0],
    ['state=responding&category=livelihood', 2],
  ])('filters by %s', async (query, count) => {
    expect(await numbers(query)).toHaveLength(count);
  });

  it('lists what changed after an instant', async () => {
    const now = instantOf(Date.now());
    await courses[7]?.through('responding');
    expect(await numbers(`updatedAfter=${encodeURIComponent(now)}`)).toEqual([courses[7]?.issue]);
  });

  it.each([
    ['limit', 'limit=201'],
    ['limit', 'limit=0'],
    ['limit', 'limit=x'],
    ['cursor', 'cursor=AAAA'],
    ['state', 'state=open'],
    ['escalationLevel', 'escalationLevel=9'],
    ['updatedAfter', 'updatedAfter=yesterday'],
    ['colour', 'colour=red'],
  ])('refuses a query whose %s is no good', async (field, query) => {
    const { status, body } = await page(`?${query}`);
    expect([status, body.field]).toEqual([400, field]);
  });

  it('shows staff what lies in their areas or is their unit’s, and nothing else', async () => {
    const located = courses.filter(({ state }) => state !== 'received').map(({ issue }) => issue);
    const street: Asker = { role: 'street-staff', areas: ['110105001'] };
    const unit: Asker = { role: 'unit-staff', areas: [], unit: TEST_UNIT };
    const stranger: Asker = { role: 'unit-staff', areas: ['110105999'], unit: 'other' };
    expect((await numbers('', street)).sort()).toEqual(located.toSorted());
    expect((await numbers('', unit)).sort()).toEqual(located.toSorted());
    expect(await numbers('', stranger)).toEqual([]);
    expect((await intake.send('GET', `/v1/issues/${located[0]}`, { asker: street })).status).toBe(200);
    expect((await intake.send('GET', `/v1/issues/${located[0]}`, { asker: stranger })).status).toBe(404);
    expect((await intake.send('GET', `/v1/issues/${located[0]}/timeline`, { asker: stranger })).status).toBe(404);
  });

  it('is closed to whoever shows no token, and knows no number that is none', async () => {
    expect((await intake.send('GET', '/v1/issues')).status).toBe(401);
    expect((await intake.send('GET', '/v1/issues/1', { asker: OPERATOR })).status).toBe(404);
    expect((await intake.send('GET', '/v1/issues/110105-2026-999999', { asker: OPERATOR })).status).toBe(404);
  });

  it('pages through a timeline in the order in which things happened', async () => {
    const course = await new TestCourse(intake, (await intake.received()).issue).through('responding', 'resolving', 'verifying', 'judging');
    const kinds: string[] = [];
    let cursor = '';
    do {
      const { body } = await intake.send<{ items: { kind: string; detail: { to?: string } }[]; next?: string }>(
        'GET',
        `/v1/issues/${course.issue}/timeline?limit=2${cursor}`,
        { asker: OPERATOR },
      );
      kinds.push(...body.items.map(({ kind, detail }) => detail.to ?? kind));
      cursor = body.next ? `&cursor=${body.next}` : '';
    } while (cursor);
    expect(kinds).toEqual(['received', 'responding', 'resolving', 'verifying', 'judging']);
  });

  it('has the tables that its migrations make', async () => {
    const schema = await intake.service.app.get(DataSource).driver.createSchemaBuilder().log();
    expect(schema.upQueries.map(({ query }) => query)).toEqual([]);
  });
});
