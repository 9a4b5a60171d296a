import type { AreaCode, ChannelName, SignId } from '@xianban/contracts/values/identifiers';
import type { SignMethod, Topic } from '@xianban/contracts/values/sign';
import { Store } from '@xianban/messaging/store';
import { testPack, writeTestPack } from '@xianban/service-kit/testing/write-test-pack';

import type { SignFinding } from '../domain/sign-finding.js';
import type { SignView } from '../http/sign-view.js';
import { startTestIntake, type TestIntake } from '../testing/test-intake.js';
import { DecideSign } from './decide-sign.js';
import { RaiseSign, type RaisedSign } from './raise-sign.js';
import { TurnDueSigns } from './turn-due-signs.js';

const DAY_MS = Date.parse('2026-03-01T00:00:00+08:00');
const STAFF = { role: 'district-staff' } as const;

let intake: TestIntake;
let keys = 0;

beforeAll(async () => {
  const pack = testPack();
  const districtPack = writeTestPack({ ...pack, 'policy.yaml': { ...(pack['policy.yaml'] as object), signs: { turnsAtScore: 8 } } });
  intake = await startTestIntake({ districtPack });
});
afterAll(() => intake.stop());

function finding(changes: Partial<SignFinding> = {}): SignFinding {
  keys += 1;
  return {
    channel: 'api' as ChannelName,
    key: `key-${keys}`,
    area: '110105001' as AreaCode,
    topic: '路灯' as Topic,
    fromMs: DAY_MS,
    toMs: DAY_MS + 86_400_000,
    measures: [{ method: 'keyword-burst' as SignMethod, observed: 12, expected: 2, score: 5 }],
    ...changes,
  };
}

function raise(what: SignFinding): Promise<RaisedSign> {
  const { app } = intake.service;
  return app.get(Store).transaction((tx) => app.get(RaiseSign, { strict: false }).run(tx, what));
}

const read = async (sign: SignId) => (await intake.send<SignView>('GET', `/v1/signs/${sign}`, { asker: STAFF })).body;
const decide = (sign: SignId, body: object) =>
  intake.send<SignView & { field?: string }>('POST', `/v1/signs/${sign}/decision`, { asker: STAFF, body });
const issuesOf = async (sign: SignId): Promise<{ issue: string; details: object }[]> =>
  intake.database.dataSource.query('SELECT issue, details FROM report WHERE external_id = $1', [sign]);
const factsOf = async (sign: SignId): Promise<string[]> => {
  const rows: { type: string; payload: string }[] = await intake.database.dataSource.query(
    `SELECT type, payload FROM outbox WHERE type LIKE 'evt.sign.%' AND payload LIKE $1 ORDER BY id`,
    [`%${sign}%`],
  );
  return rows.map(({ type }) => type);
};

describe('a sign', () => {
  it('is one however often it is found, and shows the evidence as it stands', async () => {
    const what = finding();
    const { sign } = await raise(what);
    const again = await raise({ ...what, measures: [{ method: 'keyword-burst' as SignMethod, observed: 20, expected: 2, score: 7 }] });
    expect(again).toEqual({ sign, state: 'open', fresh: false });
    expect(await read(sign)).toMatchObject({ times: 2, evidence: [{ observed: 20, expected: 2, score: 7 }] });
    expect(await factsOf(sign)).toEqual(['evt.sign.raised.v1']);
  });

  it('is found once when two find it at the same moment', async () => {
    const what = finding();
    const found = await Promise.all([raise(what), raise(what), raise(what)]);
    expect(new Set(found.map(({ sign }) => sign)).size).toBe(1);
    expect(found.filter(({ fresh }) => fresh)).toHaveLength(1);
  });

  it('is seen by those whose area it lies in, and decided by district staff only', async () => {
    const { sign } = await raise(finding({ area: '110105001001' as AreaCode }));
    const status = async (asker: Parameters<TestIntake['send']>[2] & object) =>
      (await intake.send('GET', `/v1/signs/${sign}`, asker)).status;
    expect(await status({ asker: { role: 'district-staff', areas: ['110105001'] } })).toBe(200);
    expect(await status({ asker: { role: 'analyst', areas: ['110105002'] } })).toBe(404);
    expect(await status({ asker: { role: 'grid-worker' } })).toBe(403);
    const { body } = await intake.send<{ items: SignView[] }>('GET', '/v1/signs?state=open', {
      asker: { role: 'analyst', areas: ['110105002'] },
    });
    expect(body.items).toEqual([]);
    const decision = { decision: 'dismissed', text: '无' };
    expect((await intake.send('POST', `/v1/signs/${sign}/decision`, { asker: { role: 'analyst' }, body: decision })).status).toBe(403);
  });
});

describe('a decision', () => {
  it('turns a sign into an issue once, under its own channel, and keeps the evidence as it was', async () => {
    const what = finding();
    const { sign } = await raise(what);
    const body = { decision: 'turned', text: '多人反映路灯不亮', datum: 'WGS-84', lon: 116.45, lat: 39.95 };
    const first = await decide(sign, body);
    expect([first.status, first.body.state, first.body.by]).toEqual([200, 'turned', 'person']);
    expect((await decide(sign, { ...body, text: '另一说法' })).body.issue).toBe(first.body.issue);
    expect(await issuesOf(sign)).toEqual([{ issue: first.body.issue, details: { sign, area: '110105001', topic: '路灯' } }]);
    expect(
      await raise({ ...what, measures: [{ method: 'keyword-burst' as SignMethod, observed: 99, expected: 2, score: 9 }] }),
    ).toMatchObject({
      state: 'turned',
    });
    expect(await read(sign)).toMatchObject({ times: 1, evidence: [{ observed: 12 }] });
    expect(await factsOf(sign)).toEqual(['evt.sign.raised.v1', 'evt.sign.decided.v1']);
  });

  it('that is not taken leaves the sign open', async () => {
    const { sign } = await raise(finding());
    const outside = await decide(sign, { decision: 'turned', text: '路灯', datum: 'WGS-84', lon: 110, lat: 39.95 });
    expect([outside.status, outside.body.field]).toEqual([400, 'lon']);
    const placeless = await decide(sign, { decision: 'turned', text: '路灯' });
    expect([placeless.status, placeless.body.field]).toEqual([400, 'lon']);
    expect((await read(sign)).state).toBe('open');
    expect((await decide(sign, { decision: 'turned', text: '路灯', datum: 'WGS-84', lon: 116.45, lat: 39.95 })).body.state).toBe('turned');
  });

  it('dismisses for good', async () => {
    const { sign } = await raise(finding());
    expect((await decide(sign, { decision: 'dismissed', text: '同一账号刷屏' })).body).toMatchObject({ state: 'dismissed', by: 'person' });
    expect((await decide(sign, { decision: 'turned', text: 'x', datum: 'WGS-84', lon: 116.45, lat: 39.95 })).status).toBe(409);
    const kept: { words: Buffer }[] = await intake.database.dataSource.query('SELECT decided_words AS words FROM sign WHERE id = $1', [
      sign,
    ]);
    expect(kept[0]?.words.includes('刷屏')).toBe(false);
  });

  it('whose process died half-way is carried out, once', async () => {
    const { sign } = await raise(finding());
    const decideSign = intake.service.app.get(DecideSign, { strict: false });
    const finish = jest.spyOn(decideSign, 'finish').mockRejectedValueOnce(new Error('killed'));
    const wording = { text: '路灯不亮', lon: 116.45, lat: 39.95 };
    await expect(decideSign.turn(sign, wording, { by: 'person', decidedBy: 'someone' })).rejects.toThrow('killed');
    finish.mockRestore();
    expect((await read(sign)).state).toBe('open');
    await intake.service.app.get(TurnDueSigns, { strict: false }).run();
    expect(await read(sign)).toMatchObject({ state: 'turned', by: 'person' });
    expect(await issuesOf(sign)).toHaveLength(1);
  });
});

describe('the threshold of the district', () => {
  it('turns located signs above it, and no others', async () => {
    const strong = { method: 'keyword-burst' as SignMethod, observed: 30, expected: 2, score: 8.5 };
    const located = await raise(finding({ measures: [strong], at: [116.45, 39.95] }));
    const placeless = await raise(finding({ measures: [strong] }));
    const weak = await raise(finding({ at: [116.45, 39.95] }));
    await intake.service.app.get(TurnDueSigns, { strict: false }).run();
    expect(await read(located.sign)).toMatchObject({ state: 'turned', by: 'threshold' });
    expect((await read(placeless.sign)).state).toBe('open');
    expect((await read(weak.sign)).state).toBe('open');
  });
});
