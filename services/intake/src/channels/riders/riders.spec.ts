import type { DigestView } from '../../http/digest-view.js';
import { startTestIntake, type TestIntake } from '../../testing/test-intake.js';
import { RiderReport } from './payload.js';

describe('a rider’s digest', () => {
  let intake: TestIntake;
  beforeAll(async () => {
    intake = await startTestIntake();
  });
  afterAll(() => intake.stop());

  const digest = (key: string, since: string, language = 'zh', rider = 'rider-0117') =>
    intake.send<DigestView>('GET', `/v1/channels/riders/riders/${rider}/digest?since=${encodeURIComponent(since)}`, {
      headers: { 'x-api-key': key, 'accept-language': language },
    });

  it('sums up what came in or ended since then, and says so in a sentence', async () => {
    const key = await intake.key('riders', ['backdates']);
    const received = async (reportId: string, occurredAt: string) => {
      const seenAt = occurredAt;
      const { body } = await intake.report('riders', key, { ...RiderReport.example, reportId, occurredAt, seenAt });
      return body.issue;
    };
    const close = (issue: string, closedAt: string) =>
      intake.database.dataSource.query("UPDATE issue SET state = 'closed', outcome = 'fixed', closed_at = $2 WHERE number = $1", [
        issue,
        closedAt,
      ]);
    await close(await received('long ago', '2026-01-01T08:00:00+08:00'), '2026-01-05T08:00:00+08:00');
    await close(await received('closed since', '2026-01-02T08:00:00+08:00'), '2026-02-05T08:00:00+08:00');
    await close(await received('quick', '2026-02-02T08:00:00+08:00'), '2026-02-03T08:00:00+08:00');
    await received('open', '2026-02-03T08:00:00+08:00');

    const { status, body } = await digest(key, '2026-02-01T00:00:00+08:00');
    expect([status, body]).toEqual([
      200,
      {
        since: '2026-02-01T00:00:00.000+08:00',
        reports: 3,
        closed: 2,
        solved: 2,
        notTaken: 0,
        underWay: 1,
        byState: { closed: 2, received: 1 },
        message: '您上报的 3 件已办结 2 件，其中 2 件已解决，1 件正在办理。谢谢您！',
      },
    ]);
    expect((await digest(key, '2026-02-01T00:00:00+08:00', 'en')).body.message).toBe(
      'Closed: 2 of your 3, solved: 2, under way: 1. Thank you!',
    );
    expect((await digest(await intake.key('riders'), '2026-02-01T00:00:00+08:00')).body).toMatchObject({ reports: 0 });
  });

  it('needs an instant, a key and somebody who can be a rider', async () => {
    const key = await intake.key('riders');
    expect(await digest(key, 'yesterday')).toMatchObject({ status: 400, body: { field: 'since' } });
    expect((await digest('', '2026-02-01T00:00:00+08:00')).status).toBe(401);
    expect((await digest(key, '2026-02-01T00:00:00+08:00', 'zh', 'x'.repeat(101))).status).toBe(404);
  });
});
