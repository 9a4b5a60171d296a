import 'reflect-metadata';

import { jetstream } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { createTestDatabase, type TestDatabase } from '@xianban/messaging/testing/test-database';
import { eventually } from '@xianban/messaging/testing/eventually';
import { startTestNats, type TestNats } from '@xianban/messaging/testing/test-nats';
import { startTestService, type TestService } from '@xianban/service-kit/testing/start-test-service';

import { AnalyticsModule } from '../analytics.module.js';
import { factsOfIssue, type AnyFact, type LifeStory, type ReporterAnswer } from '../testing/fact-story.js';

const HAPPY: ReporterAnswer = { contacted: true, solved: 'yes', satisfaction: 'satisfied' };
const SO_SO: ReporterAnswer = { contacted: true, solved: 'yes', satisfaction: 'basically-satisfied' };
const ANGRY: ReporterAnswer = { contacted: false, solved: 'no', satisfaction: 'dissatisfied' };
const life = (changes: Partial<LifeStory>): LifeStory => ({
  ...{ street: '110105001', unit: 'west-team', category: 'city-management', outcome: 'fixed', overdue: false },
  ...{ closedMs: Date.parse('2026-03-31T23:30:00+08:00'), answers: [], ...changes },
});
const FACTS = [
  [life({ answers: [HAPPY, SO_SO, undefined] })],
  [life({ street: '110105002', category: 'livelihood', origin: 'on-complaint', overdue: true, answers: [HAPPY] })],
  [life({ outcome: 'unfixed', unit: undefined, answers: [ANGRY], closedMs: Date.parse('2026-04-01T00:30:00+08:00') })],
].flatMap((lives, index) => factsOfIssue(index, lives));

interface Row {
  readonly key: string;
  readonly closed: number;
  readonly asked: number;
  readonly tally: Readonly<Record<string, number>>;
  readonly rates: Readonly<Record<string, number>>;
  readonly withoutExcluded: { readonly tally: Readonly<Record<string, number>>; readonly rates: Readonly<Record<string, number>> };
}

describe('GET /v1/rates', () => {
  let database: TestDatabase;
  let nats: TestNats;
  let service: TestService;

  beforeAll(async () => {
    [database, nats] = await Promise.all([createTestDatabase({ migrations: [] }), startTestNats()]);
    service = await startTestService(AnalyticsModule, { databaseUrl: database.url, natsUrl: nats.url });
    // every fact twice, under ids of their own, so that the stream's deduplication does not help
    await publish([...FACTS, ...FACTS.map((fact) => ({ ...fact, id: crypto.randomUUID() }))]);
    await eventually('all facts to be counted', async () => (await rates('by=category')).total.asked === 5);
  });
  afterAll(async () => {
    await service.stop();
    await database.drop();
    await nats.stop();
  });

  async function publish(facts: readonly AnyFact[]): Promise<void> {
    const connection = await connect({ servers: nats.url });
    const stream = jetstream(connection);
    for (const fact of facts) {
      await eventually('the stream to take a fact', () =>
        stream.publish(fact.type, JSON.stringify(fact), { msgID: fact.id }).then(
          () => true,
          () => false,
        ),
      );
    }
    await connection.close();
  }

  async function get(query: string, actor: Parameters<TestService['as']>[0] = { role: 'analyst' }) {
    const response = await fetch(`${service.url}/v1/rates?${query}`, { headers: await service.as(actor) });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  }
  async function rates(query: string, actor?: Parameters<TestService['as']>[0]) {
    const { body } = await get(query, actor);
    return body as unknown as { total: Row; items: Row[]; next?: string; weights: object };
  }
  const keys = async (query: string) => (await rates(query)).items.map(({ key }) => key);

  it('shows tallies, the three rates and their weights, with and without exclusions', async () => {
    const { total, items, weights } = await rates('by=category');
    expect(weights).toEqual({ response: 20, resolution: 40, satisfaction: 40 });
    expect(total).toMatchObject({ closed: 3, overdue: 1, unfixed: 1, asked: 5 });
    expect(total.tally).toEqual({ valid: 4, contacted: 3, solved: 3, satisfied: 2, basicallySatisfied: 1 });
    expect(total.rates.response).toBeCloseTo(0.75);
    expect(total.rates.satisfaction).toBeCloseTo(2.9 / 4);
    expect(total.withoutExcluded.tally).toEqual({ valid: 3, contacted: 3, solved: 3, satisfied: 2, basicallySatisfied: 1 });
    expect(total.withoutExcluded.rates.resolution).toBe(1);
    expect(items.map(({ key, closed }) => [key, closed])).toEqual([
      ['city-management', 2],
      ['livelihood', 1],
    ]);
  });

  it('groups by area, unit and period of the district', async () => {
    expect(await keys('by=area')).toEqual(['110105001', '110105002']);
    expect(await keys('by=area&level=community')).toEqual(['110105004003']);
    expect(await keys('by=unit')).toEqual(['', 'west-team']);
    expect(await keys('by=period')).toEqual(['2026-03', '2026-04']);
    expect(await keys('by=period&period=day')).toEqual(['2026-03-31', '2026-04-01']);
    expect(await keys('by=period&period=week')).toEqual(['2026-W14']);
  });

  it('tells apart what came as a complaint and what was found before', async () => {
    const { items, total } = await rates('by=origin');
    expect(items.map(({ key, closed, asked }) => [key, closed, asked])).toEqual([
      ['before-complaint', 2, 4],
      ['on-complaint', 1, 1],
    ]);
    expect(total.closed).toBe(3);
    expect((await rates('by=category&origin=on-complaint')).items.map(({ key }) => key)).toEqual(['livelihood']);
  });

  it('takes what closed from an instant on and before another', async () => {
    expect(await keys('by=period&from=2026-04-01T00:00:00%2B08:00')).toEqual(['2026-04']);
    expect(await keys('by=period&to=2026-03-31T23:30:00%2B08:00')).toEqual([]);
    expect((await rates('by=period&to=2026-03-31T23:30:01%2B08:00')).total.closed).toBe(2);
    expect((await rates('by=period&from=0001-01-01T00:00:00Z&to=9999-12-31T23:59:59Z')).total.closed).toBe(3);
  });

  it('filters by area, unit and category', async () => {
    expect((await rates('by=category&area=110105002')).total.closed).toBe(1);
    expect((await rates('by=category&unit=west-team')).total.closed).toBe(2);
    expect((await rates('by=unit&category=livelihood')).total.closed).toBe(1);
  });

  it('shows no rate where nobody answered', async () => {
    const { total } = await rates('by=category&area=110105009');
    expect(total).toMatchObject({ key: '', closed: 0, rates: {} });
  });

  it('pages to an end, each page with the same total', async () => {
    const first = await rates('by=category&limit=1');
    const second = await rates(`by=category&limit=1&cursor=${first.next ?? ''}`);
    expect([first.items[0].key, second.items[0].key, second.next]).toEqual(['city-management', 'livelihood', undefined]);
    expect(second.total).toEqual(first.total);
  });

  it('shows street staff their own areas only', async () => {
    const staff = (areas: string[]) => rates('by=area', { role: 'street-staff', areas: areas as never });
    expect((await staff(['110105002'])).items.map(({ key }) => key)).toEqual(['110105002']);
    expect((await staff([])).total.closed).toBe(0);
    expect((await staff(['*'])).total.closed).toBe(3);
  });

  it('is not for those who handle', async () => {
    expect((await get('by=area', { role: 'unit-staff' })).status).toBe(403);
    expect((await fetch(`${service.url}/v1/rates?by=area`)).status).toBe(401);
  });

  it.each([
    ['', 'by'],
    ['by=weather', 'by'],
    ['by=area&by=unit', 'by'],
    ['by=area&level=district%00', 'level'],
    ['by=period&period=year', 'period'],
    ['by=area&from=2026-03-01', 'from'],
    ['by=area&to=2026-02-30T00:00:00Z', 'to'],
    ["by=area&area='", 'area'],
    ['by=area&origin=rumour', 'origin'],
    ['by=area&limit=0', 'limit'],
    ['by=area&cursor=WzFd', 'cursor'],
    ['by=area&colour=red', 'colour'],
  ])('refuses %s, naming the field', async (query, field) => {
    expect(await get(query)).toMatchObject({ status: 400, body: { field } });
  });
});
