import { eventually } from '@xianban/messaging/testing/eventually';

import { API_REPORT, startTestIntake, type TestIntake } from '../testing/test-intake.js';

describe('writing reports', () => {
  let intake: TestIntake;
  let key: string;

  beforeAll(async () => {
    intake = await startTestIntake();
    key = await intake.key('api');
  });
  afterAll(() => intake.stop());

  it('loses none and doubles none while connections to the database break', async () => {
    let unavailable = 0;
    const reported = Array.from({ length: 300 }, async (_, index) => {
      const report = { ...API_REPORT, externalId: `cut-${index}`, reporter: { account: `cut-${index % 40}` } };
      const answer = await eventually('the report to be accepted', async () => {
        const sent = await intake.report('api', key, report);
        if (sent.status === 201) return sent.body;
        expect(sent.status).toBe(503);
        unavailable += 1;
        return false;
      });
      return answer.issue;
    });
    const all = Promise.all(reported);
    let isOver = false;
    const over = all.finally(() => (isOver = true));
    await eventually('every report to be accepted', async () => {
      await intake.database.dataSource.query(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'xianban-intake-1'",
      );
      return isOver || unavailable > 20;
    });
    await over;
    expect(unavailable).toBeGreaterThan(0);
    expect(new Set(await all).size).toBe(300);
    const [count] = await intake.database.dataSource.query<{ reports: string; issues: string; facts: string }[]>(`
      SELECT count(*) AS reports, count(DISTINCT report.issue) AS issues,
             (SELECT count(*) FROM outbox WHERE type = 'evt.report.accepted.v1') AS facts FROM report WHERE external_id LIKE 'cut-%'`);
    expect(count).toEqual({ reports: '300', issues: '300', facts: '300' });
  });

  it('takes no neighbours along when one cannot be written', async () => {
    // the second of the two fails the whole group, since its idempotency key is taken at the same moment
    const texts = ['路灯', '井盖', '路面'];
    const answers = await Promise.all([
      ...texts.map((text) => intake.report('api', key, { ...API_REPORT, text }, { 'idempotency-key': 'same' })),
      ...Array.from({ length: 20 }, (_, index) => intake.report('api', key, { ...API_REPORT, externalId: `neighbour-${index}` })),
    ]);
    expect(
      answers
        .slice(0, 3)
        .map(({ status }) => status)
        .sort(),
    ).toEqual([201, 422, 422]);
    expect(answers.slice(3).every(({ status }) => status === 201)).toBe(true);
  });
});
