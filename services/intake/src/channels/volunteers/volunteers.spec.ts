import { startTestIntake, type TestIntake } from '../../testing/test-intake.js';
import { VolunteerReport } from './payload.js';
import type { TallyView } from './tally-view.js';

describe('a volunteer’s day', () => {
  let intake: TestIntake;
  beforeAll(async () => {
    intake = await startTestIntake();
  });
  afterAll(() => intake.stop());

  const tally = (key: string, account: string, query = '') =>
    intake.send<TallyView>('GET', `/v1/channels/volunteers/volunteers/${account}/tally${query}`, { headers: { 'x-api-key': key } });

  it('is tallied by the district’s days, those without reports too, and seen by the holder of the key only', async () => {
    const key = await intake.key('volunteers', ['backdates']);
    const now = Date.now();
    const inTheDistrict = (ms: number) => new Date(ms + 8 * 3_600_000).toISOString().slice(0, 10);
    for (const [index, daysBack] of [0, 0, 2].entries()) {
      const occurredAt = new Date(now - daysBack * 86_400_000).toISOString();
      const report = { ...VolunteerReport.example, reportId: `V-${index}`, noticedAt: undefined, occurredAt };
      expect((await intake.report('volunteers', key, report)).status).toBe(201);
    }
    await intake.database.dataSource.query(
      "UPDATE issue SET state = 'closed', outcome = 'fixed' WHERE number = (SELECT issue FROM report WHERE external_id = 'V-2')",
    );

    const { status, body } = await tally(key, 'volunteer-0311', '?days=3');
    expect([status, body.days]).toEqual([
      200,
      [
        { date: inTheDistrict(now), reports: 2, closed: 0, solved: 0 },
        { date: inTheDistrict(now - 86_400_000), reports: 0, closed: 0, solved: 0 },
        { date: inTheDistrict(now - 2 * 86_400_000), reports: 1, closed: 1, solved: 1 },
      ],
    ]);
    const others = await tally(await intake.key('volunteers'), 'volunteer-0311');
    expect([others.body.days.length, others.body.days.some(({ reports }) => reports > 0)]).toEqual([7, false]);
  });

  it('is refused without a key, and for more days than a quarter has', async () => {
    expect((await tally('', 'volunteer-0311')).status).toBe(401);
    const { status, body } = await tally(await intake.key('volunteers'), 'volunteer-0311', '?days=93');
    expect([status, body]).toMatchObject([400, { field: 'days' }]);
  });
});
