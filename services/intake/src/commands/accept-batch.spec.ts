import { Pool } from 'pg';

import { startTestIntake, type Acceptance, type Answer, type TestIntake } from '../testing/test-intake.js';

interface Verdict {
  readonly index: number;
  readonly status: number;
  readonly accepted?: Acceptance;
  readonly problem?: { readonly field: string };
}
type Batch = { readonly accepted: number; readonly refused: number; readonly verdicts: readonly Verdict[]; readonly field?: string };

const RIDER_REPORT = {
  riderId: 'rider-1',
  text: '非机动车道上有坑',
  datum: 'WGS-84',
  lon: 116.45,
  lat: 39.95,
  seenAt: '2026-03-01T08:00:00+08:00',
};
const shift = (count: number, prefix: string, changes: object = {}): object[] =>
  Array.from({ length: count }, (_, index) => ({ ...RIDER_REPORT, reportId: `${prefix}-${index}`, ...changes }));

describe('a batch of reports', () => {
  let intake: TestIntake;
  let key: string;

  beforeAll(async () => {
    intake = await startTestIntake();
    key = await intake.key('riders');
  });
  afterAll(() => intake.stop());

  const send = (reports: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Answer<Batch>> =>
    intake.report('riders', key, { reports }, headers);

  it('gets a verdict per report: the good ones are taken, the bad ones named', async () => {
    const reports = [
      ...shift(3, 'mixed'),
      { ...RIDER_REPORT, reportId: 'mixed-far', lon: 110 },
      { reportId: 'mixed-4' },
      null,
      ...shift(1, 'mixed'),
    ];
    const { status, body } = await send(reports);
    expect(status).toBe(200);
    expect([body.accepted, body.refused]).toEqual([4, 3]);
    expect(body.verdicts.map(({ index, status, problem }) => [index, status, problem?.field])).toEqual([
      [0, 201, undefined],
      [1, 201, undefined],
      [2, 201, undefined],
      [3, 400, 'reports.3.lon'],
      [4, 400, expect.stringMatching(/^reports\.4\./)],
      [5, 400, 'reports.5'],
      // the same report as the first one
      [6, 201, undefined],
    ]);
    expect(body.verdicts[6]?.accepted).toEqual(body.verdicts[0]?.accepted);
  });

  it('takes one report that comes twice once, and refuses it where the two differ', async () => {
    const before = await intake.rows();
    const { body } = await send([...shift(1, 'twice'), ...shift(1, 'twice'), ...shift(1, 'twice', { text: '别的' })]);
    // which of the contents wins is not promised, that one does is
    expect([body.accepted, body.refused]).toEqual(body.verdicts[2]?.status === 201 ? [1, 2] : [2, 1]);
    expect(body.verdicts.find(({ status }) => status === 422)?.problem?.field).toMatch(/^reports\.\d\.reportId$/);
    expect((await intake.rows()).report).toBe((before.report ?? 0) + 1);
  });

  it('of two thousand is taken whole, and again with the same answers', async () => {
    const reports = shift(2_000, 'many').map((report, index) => ({ ...report, riderId: `rider-${index % 300}` }));
    const before = await intake.rows();
    const first = await send(reports);
    expect([first.status, first.body.accepted, first.body.refused]).toEqual([200, 2_000, 0]);
    expect(new Set(first.body.verdicts.map(({ accepted }) => accepted?.issue)).size).toBe(2_000);
    const asked = jest.fn();
    intake.service.app.get(Pool).on('acquire', asked);
    expect(await send(reports)).toEqual(first);
    // row by row they would wait for connections longer than anybody waits
    expect(asked.mock.calls.length).toBeLessThan(400);
    const after = await intake.rows();
    expect([(after.report ?? 0) - (before.report ?? 0), (after.person_key ?? 0) - (before.person_key ?? 0)]).toEqual([2_000, 299]);
  });

  it.each([
    ['empty', []],
    ['too long', Array.from({ length: 2_001 }, () => ({}))],
  ])('is refused when it is %s', async (_, reports) => {
    const { status, body } = await send(reports);
    expect([status, body.field]).toEqual([400, 'reports']);
  });

  it('is not a batch if it says anything else', async () => {
    const { status, body } = await intake.report<Batch>('riders', key, { reports: shift(1, 'more'), more: 1 });
    expect([status, body.field]).toEqual([400, expect.any(String)]);
  });

  it('is refused under an idempotency key that another batch or report has used', async () => {
    const headers = { 'idempotency-key': 'shift-1' };
    const first = await send(shift(2, 'keyed'), headers);
    expect(await send(shift(2, 'keyed'), headers)).toEqual(first);
    expect((await send(shift(3, 'keyed'), headers)).status).toBe(422);
    expect((await intake.report('riders', key, { ...RIDER_REPORT, reportId: 'alone' }, headers)).status).toBe(422);
  });

  it('lets each rider see what became of each report', async () => {
    const { body } = await send(shift(5, 'seen', { riderId: '骑手 7' }));
    const path = `/v1/channels/riders/riders/${encodeURIComponent('骑手 7')}/reports`;
    const seen: object[] = [];
    let next: string | undefined;
    do {
      const page: Answer<{ items: object[]; next?: string }> = await intake.send('GET', `${path}?limit=2${next ? `&cursor=${next}` : ''}`, {
        headers: { 'x-api-key': key },
      });
      seen.push(...page.body.items);
      next = page.body.next;
    } while (next);
    expect(seen).toHaveLength(5);
    expect(seen).toEqual(
      expect.arrayContaining(
        body.verdicts.map(({ index, accepted }) => ({
          report: accepted?.report,
          externalId: `seen-${index}`,
          issue: accepted?.issue,
          state: 'received',
          message: '已受理，正在转办',
          receivedAt: expect.any(String),
        })),
      ),
    );
  });

  it('shows nobody the reports of riders of another holder', async () => {
    await send(shift(1, 'mine', { riderId: 'mine' }));
    const stranger = await intake.key('riders');
    const { body } = await intake.send('GET', '/v1/channels/riders/riders/mine/reports', { headers: { 'x-api-key': stranger } });
    expect(body).toEqual({ items: [] });
    expect((await intake.send('GET', '/v1/channels/riders/riders/mine/reports')).status).toBe(401);
  });
});
