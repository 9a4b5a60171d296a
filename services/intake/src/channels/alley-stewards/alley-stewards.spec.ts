import { SandboxSweep } from '../../store/sandbox-sweep.js';
import type { Answer } from '../../testing/test-intake.js';
import { startTestIntake, type TestIntake } from '../../testing/test-intake.js';
import { CHECKLIST } from './checklist.js';
import type { ChecklistView } from './checklist-view.js';
import type { DeviceBatchView } from './device-batch-view.js';
import { StewardFinding } from './payload.js';
import type { RoundPageView } from './round-view.js';
import { StewardRound } from './steward-round.js';
import type { WalkedPageView } from './walked-view.js';

const COMMUNITY = '110105001001';
const { deviceId: _, ...FINDING } = StewardFinding.example;
const finding = (sequence: number, changes: object = {}) => ({ kind: 'finding', ...FINDING, sequence, ...changes });
const round = (sequence: number, changes: object = {}) => ({
  kind: 'round',
  ...StewardRound.example,
  sequence,
  community: COMMUNITY,
  ...changes,
});

describe('what a steward’s phone sends', () => {
  let intake: TestIntake;
  let key: string;

  beforeAll(async () => {
    intake = await startTestIntake();
    key = await intake.key('alley-stewards');
  });
  afterAll(() => intake.stop());

  const send = (deviceId: string, entries: readonly object[], sentAt = new Date().toISOString()): Promise<Answer<DeviceBatchView>> =>
    intake.send('POST', '/v1/channels/alley-stewards/batches', { headers: { 'x-api-key': key }, body: { deviceId, sentAt, entries } });
  const rows = async (device: string) => {
    const [counted]: { findings: string; rounds: string }[] = await intake.database.dataSource.query(
      `SELECT (SELECT count(*) FROM report WHERE external_id LIKE $1 || '/%') AS findings,
              (SELECT count(*) FROM alley_stewards_round WHERE device = $1) AS rounds`,
      [device],
    );
    return [Number(counted?.findings), Number(counted?.rounds)];
  };

  it('merges without doubles: overlapping, in another order, from a backup, at once', async () => {
    const entries = [finding(1), round(2), finding(3, { item: 'covers' }), round(4, { alleyId: 'xingfu-04' })];
    const first = (await send('phone-a', entries)).body.verdicts;
    const [one, two, three, four] = first;
    expect(first.map(({ status }) => status)).toEqual([201, 201, 201, 201]);

    const reversed = (await send('phone-a', entries.toReversed())).body.verdicts;
    expect(reversed.map(({ index: __, ...verdict }) => verdict)).toEqual(first.toReversed().map(({ index: __, ...verdict }) => verdict));
    const [overlapping, backup] = await Promise.all([
      send('phone-a', [round(4, { alleyId: 'xingfu-04' }), finding(5)]),
      send('phone-a', [finding(1), round(2), finding(5)], '2026-01-01T00:00:00+08:00'),
    ]);
    expect(overlapping.body.verdicts[0]?.round).toEqual(four?.round);
    expect(backup.body.verdicts.map(({ accepted, round: walked }) => accepted ?? walked)).toEqual([
      one?.accepted,
      two?.round,
      overlapping.body.verdicts[1]?.accepted,
    ]);
    expect(await rows('phone-a')).toEqual([3, 2]);

    // alone it is the same entry
    const alone = await intake.report('alley-stewards', key, { ...FINDING, deviceId: 'phone-a', sequence: 3, item: 'covers' });
    expect(alone.body).toEqual(three?.accepted);
  });

  it('counts by device: two phones may give the same number', async () => {
    const [one, other] = [await send('phone-b', [finding(1)]), await send('phone-c', [finding(1)])];
    expect(one.body.verdicts[0]?.accepted?.report).not.toBe(other.body.verdicts[0]?.accepted?.report);
  });

  it('gives each entry a verdict of its own, naming the field, and refuses a number that was used for something else', async () => {
    await send('phone-d', [finding(1), round(2)]);
    const { status, body } = await send('phone-d', [
      finding(1, { text: '别的' }),
      round(1),
      finding(2),
      round(2, { alleyId: 'xingfu-09' }),
      round(3, { community: '110105099001' }),
      round(3, { endedAt: '2026-03-01T18:00:00+08:00' }),
      round(3, { checked: ['weather'] }),
      { ...finding(3), kind: 'walk' },
      'nothing' as unknown as object,
      finding(2 ** 40),
      finding(4),
    ]);
    expect(status).toBe(200);
    expect(body.verdicts.map(({ status: of, problem }) => [of, problem?.field])).toEqual([
      [422, 'entries.0.sequence'],
      [422, 'entries.1.sequence'],
      [422, 'entries.2.sequence'],
      [422, 'entries.3.sequence'],
      [400, 'entries.4.community'],
      [400, 'entries.5.endedAt'],
      [400, 'entries.6.checked'],
      [400, 'entries.7.kind'],
      [400, 'entries.8.kind'],
      [400, 'entries.9.sequence'],
      [201, undefined],
    ]);
    expect([body.accepted, body.refused, ...(await rows('phone-d'))]).toEqual([1, 10, 2, 1]);
  });

  it('refuses a finding that is sent alone under the number of a round, and a round under that of such a finding', async () => {
    const alone = (sequence: number) => ({ ...FINDING, deviceId: 'phone-i', sequence });
    await send('phone-i', [round(1)]);
    const clash = await intake.report<{ field: string; title: string }>('alley-stewards', key, alone(1));
    expect([clash.status, clash.body.field]).toEqual([422, 'sequence']);
    const batch = await intake.report<DeviceBatchView>('alley-stewards', key, { reports: [alone(1), alone(2)] });
    expect(batch.body.verdicts.map(({ status, problem }) => [status, problem?.field])).toEqual([
      [422, 'reports.0.sequence'],
      [201, undefined],
    ]);
    const walked = await send('phone-i', [round(2)]);
    expect(walked.body.verdicts.map(({ status, problem }) => [status, problem?.field])).toEqual([[422, 'entries.0.sequence']]);
    expect(await rows('phone-i')).toEqual([1, 1]);
  });

  it('corrects what a clock noted that is off, and says by how much', async () => {
    const minute = 60_000;
    const noted = (minutesAgo: number) => new Date(Date.now() + 180 * minute - minutesAgo * minute).toISOString();
    const { body } = await send(
      'phone-e',
      [finding(1, { seenAt: noted(30) }), round(2, { startedAt: noted(40), endedAt: noted(20) })],
      noted(0),
    );
    const [seen, walked] = body.verdicts;
    expect(walked?.round?.clockBehindSeconds).toBe(-10_800);
    expect(Math.abs(Date.parse(walked?.round?.endedAt ?? '') - (Date.now() - 20 * minute))).toBeLessThan(minute);
    const [report]: { observed_at: Date; details: object }[] = await intake.database.dataSource.query(
      'SELECT observed_at, details FROM report WHERE id = $1',
      [seen?.accepted?.report],
    );
    expect(Math.abs(Number(report?.observed_at) - (Date.now() - 30 * minute))).toBeLessThan(minute);
    expect(report?.details).toMatchObject({ device: 'phone-e', sequence: 1, item: 'lighting', clockBehindSeconds: -10_800 });
  });

  it.each([
    ['of the year 1', '0001-01-01T00:00:00Z'],
    ['of the last year that has four digits', '9999-12-31T00:00:00Z'],
    ['a lifetime ahead', '2110-01-01T00:00:00Z'],
  ])('is refused where a clock is %s', async (_, sentAt) => {
    const { body } = await send('phone-f', [round(1)], sentAt);
    expect(body.verdicts).toMatchObject([{ status: 400, problem: { field: 'entries.0.startedAt' } }]);
  });

  it('is refused without a key, without entries and with too many', async () => {
    const path = '/v1/channels/alley-stewards/batches';
    const body = { deviceId: 'a', sentAt: '2026-03-01T20:00:00+08:00', entries: [finding(1)] };
    expect((await intake.send('POST', path, { body })).status).toBe(401);
    for (const entries of [[], Array.from({ length: 501 }, (__, at) => finding(at + 1))]) {
      const answer = await send('phone-f', entries);
      expect([answer.status, answer.body]).toMatchObject([400, { field: 'entries' }]);
    }
  });

  it('can be looked at by whoever answers for the community: where somebody walked, when, and where nobody did', async () => {
    await send('phone-g', [round(1, { startedAt: '2026-03-01T09:00:00+08:00', endedAt: '2026-03-01T09:30:00+08:00' })]);
    const read = <Body>(path: string, areas: readonly string[]) =>
      intake.send<Body>('GET', `/v1/channels/alley-stewards/${path}`, { asker: { role: 'street-staff', areas } });
    const since = encodeURIComponent('2026-03-01T00:00:00+08:00');
    const walked = await read<WalkedPageView>(`coverage?since=${since}`, ['110105001']);
    expect(walked.body.items).toMatchObject([{ community: COMMUNITY, name: 'community' }]);
    expect(walked.body.items[0]?.rounds).toBeGreaterThan(0);
    const never = await read<WalkedPageView>(`coverage?since=${encodeURIComponent('2999-01-01T00:00:00+08:00')}`, ['*']);
    expect(never.body.items).toEqual([{ community: COMMUNITY, name: 'community', rounds: 0, alleys: 0 }]);
    const rounds = await read<RoundPageView>(`rounds?since=${since}&community=${COMMUNITY}`, ['*']);
    expect(rounds.body.items.at(-1)).toEqual({
      community: COMMUNITY,
      alleyId: 'xingfu-03',
      routeId: 'R-12',
      startedAt: '2026-03-01T09:00:00.000+08:00',
      endedAt: '2026-03-01T09:30:00.000+08:00',
      checked: ['lighting', 'covers', 'fire-lane'],
    });
    expect((await read<RoundPageView>(`rounds?since=${since}`, ['110105099'])).body.items).toEqual([]);
  });

  it('stays as a round that nobody walked once the steward is erased', async () => {
    await send('phone-h', [round(1, { stewardId: 'steward-erase' })]);
    const ofRound = 'SELECT person, content_hash, alley FROM alley_stewards_round WHERE device = $1';
    const [before]: { person: string }[] = await intake.database.dataSource.query(ofRound, ['phone-h']);
    const person = `/v1/persons/${before?.person}`;
    const exported = await intake.send('GET', `${person}/export`, { asker: { role: 'operator' } });
    expect(exported.body).toMatchObject({ alleyRounds: [{ device: 'phone-h', alley: 'xingfu-03' }] });
    expect((await intake.send('POST', `${person}/erasure`, { asker: { role: 'operator' }, body: { reason: 'ordered' } })).status).toBe(200);
    const [after]: object[] = await intake.database.dataSource.query(ofRound, ['phone-h']);
    expect(after).toMatchObject({
      alley: 'xingfu-03',
      content_hash: Buffer.alloc(0),
      person: expect.not.stringMatching(before?.person ?? '') as string,
    });
  });

  it('leaves nothing of what was tried out a week ago', async () => {
    const { body: issued } = await intake.send<{ key: string }>('POST', '/v1/channel-keys', {
      asker: { role: 'operator' },
      body: { channel: 'alley-stewards', label: 'sandbox', sandbox: true },
    });
    const body = { deviceId: 'phone-j', sentAt: new Date().toISOString(), entries: [finding(1), round(2)] };
    await intake.send('POST', '/v1/channels/alley-stewards/batches', { headers: { 'x-api-key': issued.key }, body });
    expect(await rows('phone-j')).toEqual([1, 1]);
    const old = "now() - interval '8 days'";
    await intake.database.dataSource.query(`UPDATE alley_stewards_round SET received_at = ${old}`);
    await intake.database.dataSource.query(`UPDATE issue SET recorded_at = ${old}`);
    await intake.service.app.get(SandboxSweep, { strict: false }).run();
    expect([await rows('phone-j'), await rows('phone-a')]).toEqual([
      [0, 0],
      [3, 2],
    ]);
  });

  it('is told what to look for, in both languages', async () => {
    const { status, body } = await intake.send<ChecklistView>('GET', '/v1/channels/alley-stewards/checklist');
    expect([status, body.version, body.items.length]).toEqual([200, CHECKLIST.version, CHECKLIST.items.length]);
    expect(body.items.every(({ code, zh, en }) => /^[a-z-]+$/.test(code) && zh !== '' && en !== '')).toBe(true);
    expect(new Set(body.items.map(({ code }) => code)).size).toBe(body.items.length);
  });
});
