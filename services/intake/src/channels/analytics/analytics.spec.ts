import type { SignView } from '../../http/sign-view.js';
import { startTestIntake, type TestIntake } from '../../testing/test-intake.js';
import { Finding } from './payload.js';

const FINDING = Finding.example;

let intake: TestIntake;
let key: string;

beforeAll(async () => {
  intake = await startTestIntake();
  key = await intake.key('analytics');
});
afterAll(() => intake.stop());

interface Verdict {
  readonly sign?: string;
  readonly fresh?: boolean;
  readonly status: number;
  readonly field?: string;
}
const send = <Body = Verdict>(body: unknown) =>
  intake.send<Body>('POST', '/v1/channels/analytics/signs', { headers: { 'x-api-key': key }, body });

describe('a finding', () => {
  it('of the same area, topic and period is the same sign, whatever the zone it is written in', async () => {
    const first = await send(FINDING);
    const again = await send({ ...FINDING, from: '2026-02-22T16:00:00Z', observed: 35, score: 4.6 });
    expect([first.status, first.body.fresh]).toEqual([201, true]);
    expect(again.body).toMatchObject({ sign: first.body.sign, fresh: false });
    const { body } = await intake.send<SignView>('GET', `/v1/channels/analytics/signs/${first.body.sign}`, {
      headers: { 'x-api-key': key },
    });
    expect(body).toMatchObject({ state: 'open', times: 2, evidence: [{ method: 'ears-c2', observed: 35, expected: 12.4, score: 4.6 }] });
    expect((await send({ ...FINDING, to: '2026-03-09T00:00:00+08:00' })).body.sign).not.toBe(first.body.sign);
  });

  it('has a verdict of its own in a batch', async () => {
    const { status, body } = await send<{ accepted: number; verdicts: { problem?: { field: string } }[] }>({
      signs: [
        { ...FINDING, topic: '路灯' },
        { ...FINDING, area: '999' },
        { ...FINDING, topic: 'unicorn' },
        { ...FINDING, to: FINDING.from },
        { ...FINDING, lon: 116.45 },
        { ...FINDING, observed: -1 },
      ],
    });
    expect([status, body.accepted]).toEqual([200, 1]);
    expect(body.verdicts.map(({ problem }) => problem?.field)).toEqual([
      undefined,
      'signs.1.area',
      'signs.2.topic',
      'signs.3.to',
      'signs.4.datum',
      'signs.5.observed',
    ]);
  });

  it('is for whoever holds a key of this channel', async () => {
    const { body } = await send({ ...FINDING, method: 'gi-star', area: '110105001001' });
    const others = { 'x-api-key': await intake.key('opinion') };
    expect((await intake.send('GET', `/v1/channels/analytics/signs/${body.sign}`, { headers: others })).status).toBe(403);
    expect((await intake.send('POST', '/v1/channels/analytics/signs', { body: FINDING })).status).toBe(401);
  });
});
