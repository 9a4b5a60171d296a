import type { Answer } from '../../testing/test-intake.js';
import { startTestIntake, type TestIntake } from '../../testing/test-intake.js';
import type { BatchView } from '../../http/acceptance-view.js';
import type { FeedbackPageView } from '../../http/feedback-view.js';
import type { CoverageView } from './coverage-view.js';
import { VisitBody } from './visit-body.js';

const [STREET, COMMUNITY] = ['110105001', '110105001001'];
const FINDING = { findingId: '1', text: '活动室漏雨', datum: 'WGS-84', lon: 116.45, lat: 39.95 };

describe('a leader’s visit', () => {
  let intake: TestIntake;
  beforeAll(async () => {
    intake = await startTestIntake();
  });
  afterAll(() => intake.stop());

  const record = (changes: object, asker: object = {}): Promise<Answer<BatchView>> =>
    intake.send('POST', '/v1/channels/visits/visits', {
      asker: { role: 'district-staff', sub: 'office-1', ...asker },
      body: { ...VisitBody.example, area: COMMUNITY, findings: undefined, ...changes },
    });
  const coverage = async (query: string, role = 'analyst') =>
    intake.send<CoverageView>('GET', `/v1/channels/visits/coverage?${query}`, { asker: { role: role as 'analyst' } });
  const since = (instant: string) => `since=${encodeURIComponent(instant)}`;

  it('covers nobody before there is one, and names them all', async () => {
    const { status, body } = await coverage(`${since('2026-03-01T00:00:00+08:00')}&visited=false`);
    expect([status, body.items.map(({ area, lastVisits }) => [area, lastVisits])]).toEqual([
      200,
      [
        [STREET, {}],
        [COMMUNITY, {}],
      ],
    ]);
    expect(body.levels[0]).toEqual({ level: 'any', streets: 1, streetsVisited: 0, communities: 1, communitiesVisited: 0 });
  });

  it('on which nothing was found counts as one', async () => {
    expect(await record({ visitId: 'quiet', level: 'division' })).toMatchObject({ status: 201, body: { accepted: 0, refused: 0 } });
    const visited = (await coverage(since('2026-03-01T00:00:00+08:00'))).body;
    expect(visited.items).toMatchObject([
      { area: STREET, kind: 'street', visited: true },
      { area: COMMUNITY, kind: 'community', visited: true, lastVisits: { division: '2026-03-01T10:00:00.000+08:00' } },
    ]);
    const byDistrict = await coverage(`${since('2026-03-01T00:00:00+08:00')}&level=district&visited=false`);
    expect(byDistrict.body.items.map(({ area }) => area)).toEqual([STREET, COMMUNITY]);
    const later = await coverage(`${since('2026-03-02T00:00:00+08:00')}&visited=true`);
    expect(later.body.items).toEqual([]);
  });

  it('files what was found as seen by a verifier, the same however often it is sent, and takes more of it afterwards', async () => {
    const first = await record({ visitId: 'two', findings: [FINDING, { ...FINDING, findingId: '2', lon: 110 }] });
    const [good, bad] = first.body.verdicts;
    expect([first.body.accepted, bad?.status, (bad?.problem as { field: string }).field]).toEqual([1, 400, 'findings.1.lon']);
    const again = await record({ visitId: 'two', findings: [FINDING, { ...FINDING, findingId: '2' }, 'x'] });
    expect(again.body.verdicts.map(({ status }) => status)).toEqual([201, 201, 400]);
    expect(again.body.verdicts[0]).toEqual(good);
    const reports: object[] = await intake.database.dataSource.query(
      "SELECT verified, details FROM report WHERE external_id LIKE 'two/%' ORDER BY external_id",
    );
    expect(reports).toEqual(Array(2).fill({ verified: true, details: { visit: 'two' } }));

    const { body } = await intake.send<FeedbackPageView>('GET', '/v1/channels/visits/recorders/office-1/reports', {
      asker: { role: 'street-staff' },
    });
    expect(body.items.map(({ issue }) => issue)).toContain(good?.accepted?.issue);
  });

  it('is refused by the name of the field, and to whoever does not answer for the area', async () => {
    const refusals = [
      await record({ visitId: 'quiet', level: 'district' }),
      await record({ visitId: 'r1', area: '110105099' }),
      await record({ visitId: 'r2', area: '110105001-01' }),
      await record({ visitId: 'r3', level: 'city' }),
      await record({ visitId: 'r4', post: '王副区长' }),
      await record({ visitId: 'r5', visitedAt: '2999-01-01T00:00:00+08:00' }),
      await record({ visitId: 'r6' }, { role: 'street-staff', areas: ['110105002'] }),
      await record({ visitId: 'r7' }, { role: 'grid-worker' }),
    ];
    expect(refusals.map(({ status, body }) => [status, (body as unknown as { field?: string }).field])).toEqual([
      [422, 'visitId'],
      [400, 'area'],
      [400, 'area'],
      [400, 'level'],
      [400, 'post'],
      [400, 'visitedAt'],
      [403, undefined],
      [403, undefined],
    ]);
    expect((await record({ visitId: 'own' }, { role: 'street-staff', areas: [STREET] })).status).toBe(201);
  });

  it('is looked at page by page, by those of the district only', async () => {
    const first = (await coverage(`${since('2026-01-01T00:00:00+08:00')}&limit=1`)).body;
    const second = (await coverage(`${since('2026-01-01T00:00:00+08:00')}&limit=1&cursor=${first.next ?? ''}`)).body;
    expect([first.items.map(({ area }) => area), second.items.map(({ area }) => area), second.next]).toEqual([
      [STREET],
      [COMMUNITY],
      undefined,
    ]);
    expect((await coverage(since('2026-01-01T00:00:00+08:00'), 'street-staff')).status).toBe(403);
    expect(await coverage('')).toMatchObject({ status: 400, body: { field: 'since' } });
  });
});
