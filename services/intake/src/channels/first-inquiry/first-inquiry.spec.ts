import type { Acceptance } from '../../testing/test-intake.js';
import { startTestIntake, type TestIntake } from '../../testing/test-intake.js';
import type { OwnerView } from './owner-view.js';
import type { OwnPageView } from './own-view.js';
import { Inquiry } from './payload.js';
import type { RosterView } from './roster-view.js';

const COMMUNITY = '110105001001';
const member = (sub: string) => ({ role: 'grid-worker', sub, areas: [COMMUNITY] }) as const;
const STREET = { role: 'street-staff', sub: 'street-1', areas: ['110105001'] } as const;
const OPERATOR = { role: 'operator', sub: 'operator-1' } as const;

describe('what is asked at the counter', () => {
  let intake: TestIntake;
  beforeAll(async () => {
    intake = await startTestIntake();
  });
  afterAll(() => intake.stop());

  const ask = async (sub: string, entryId: string) =>
    intake.send<Acceptance>('POST', '/v1/channels/first-inquiry/reports', { asker: member(sub), body: { ...Inquiry.example, entryId } });
  const mine = async (sub: string) =>
    (await intake.send<OwnPageView>('GET', '/v1/channels/first-inquiry/mine', { asker: member(sub) })).body.items;
  const owner = (report: string, asker: Parameters<TestIntake['send']>[2] & object) =>
    intake.send<OwnerView>(asker.body ? 'POST' : 'GET', `/v1/channels/first-inquiry/reports/${report}/owner`, asker);

  it('is owned by whoever was asked first, and shown to them until it is closed', async () => {
    const first = await ask('member-1', '1');
    const other = await ask('member-2', '1');
    expect([first.status, other.status, first.body.report === other.body.report]).toEqual([201, 201, false]);
    expect(await ask('member-1', '1')).toEqual(first);

    const [own, ...rest] = await mine('member-1');
    expect(rest).toEqual([]);
    expect(own).toMatchObject({ report: first.body.report, issue: first.body.issue, state: 'received', overdue: false });
    expect(own).toMatchObject({ text: Inquiry.example.text, name: Inquiry.example.name, phone: Inquiry.example.phone });
    await intake.database.dataSource.query("UPDATE issue SET state = 'closed', outcome = 'fixed' WHERE number = $1", [first.body.issue]);
    expect(await mine('member-1')).toEqual([]);
  });

  it('tells the resident by the receipt, and the same number of the same person is the same entry', async () => {
    const { body } = await ask('member-3', '1');
    const status = await intake.send<{ issue: string }>('GET', `/v1/status/${body.receipt}`);
    expect([status.status, status.body.issue, body.message.includes(body.issue)]).toEqual([200, body.issue, true]);
    const changed = { ...Inquiry.example, entryId: '1', text: '别的' };
    const again = await intake.send('POST', '/v1/channels/first-inquiry/reports', { asker: member('member-3'), body: changed });
    expect(again).toMatchObject({ status: 422, body: { field: 'entryId' } });
  });

  it('is given to another only by somebody else who says why, and that stays on record', async () => {
    const { body } = await ask('member-4', '1');
    const give = (asker: object, to = 'member-5', reason = '原首问人员休假') =>
      owner(body.report, { asker: asker as typeof STREET, body: { to, reason } });
    expect((await give(member('member-4'))).status).toBe(403);
    expect((await give(STREET)).status).toBe(404); // not yet located, so it is the district's alone
    await intake.database.dataSource.query(
      'UPDATE issue SET street = $2, community = $3, management_grid = $4, technical_grid = $5 WHERE number = $1',
      [body.issue, '110105001', COMMUNITY, '110105001-01', '110105001001001'],
    );
    for (const decider of [STREET, STREET]) expect((await give(decider)).status).toBe(200);
    expect([(await mine('member-4')).length, (await mine('member-5')).map(({ report }) => report)]).toEqual([0, [body.report]]);
    expect((await give(OPERATOR, 'member-4', '本人已返岗')).status).toBe(200);

    const trace = (await owner(body.report, { asker: member('member-4') })).body;
    expect(trace).toMatchObject({
      owner: 'member-4',
      askedFirst: 'member-4',
      handovers: [
        { from: 'member-4', to: 'member-5', decidedBy: 'street-1', reason: '原首问人员休假' },
        { from: 'member-5', to: 'member-4', decidedBy: 'operator-1', reason: '本人已返岗' },
      ],
    });
    expect((await mine('member-4')).map(({ report }) => report)).toEqual([body.report]);
    const stored: { row: string }[] = await intake.database.dataSource.query(
      'SELECT first_inquiry_handover::text AS row FROM first_inquiry_handover',
    );
    expect(stored.some(({ row }) => row.includes('休假'))).toBe(false);

    const [decider]: { person: string }[] = await intake.database.dataSource.query(
      "SELECT person FROM first_inquiry_handover WHERE decided_by = 'street-1' LIMIT 1",
    );
    const person = `/v1/persons/${decider?.person}`;
    const exported = await intake.send('GET', `${person}/export`, { asker: OPERATOR });
    expect(exported.body).toMatchObject({ handovers: [{ to: 'member-5', reason: '原首问人员休假' }] });
    await intake.send('POST', `${person}/erasure`, { asker: OPERATOR, body: { reason: 'ordered' } });
    const [first] = (await owner(body.report, { asker: OPERATOR })).body.handovers;
    expect([first?.to, first?.reason]).toEqual(['member-5', undefined]);
  });

  it('cannot be given away by its owner, be they street staff, nor be seen from elsewhere', async () => {
    const { body } = await intake.send<Acceptance>('POST', '/v1/channels/first-inquiry/reports', { asker: STREET, body: Inquiry.example });
    expect((await owner(body.report, { asker: STREET, body: { to: 'member-1', reason: '忙' } })).status).toBe(403);
    const elsewhere = { ...STREET, sub: 'street-2', areas: ['110105002'] };
    expect((await owner(body.report, { asker: elsewhere })).status).toBe(404);
    const { report } = await intake.received();
    expect((await owner(report, { asker: OPERATOR })).status).toBe(404);
  });

  it('is taken from the committee and the street only', async () => {
    const asked = (asker?: object) =>
      intake.send('POST', '/v1/channels/first-inquiry/reports', { ...(asker && { asker: asker as typeof STREET }), body: Inquiry.example });
    expect([(await asked()).status, (await asked({ role: 'analyst' })).status]).toEqual([401, 403]);
  });
});

describe('the roster of a counter', () => {
  let intake: TestIntake;
  beforeAll(async () => {
    intake = await startTestIntake();
  });
  afterAll(() => intake.stop());

  const path = `/v1/channels/first-inquiry/rosters/${COMMUNITY}`;
  const members = Array.from({ length: 7 }, (_, at) => `member-${at + 1}`);
  const inDays = (days: number) => new Date(Date.now() + (8 + 24 * days) * 3_600_000).toISOString().slice(0, 10);

  it('is set by the street from a day on and seen by the committee; set again, the day holds the later one', async () => {
    const since = inDays(1);
    for (const asked of [members.toReversed(), members])
      expect((await intake.send('PUT', path, { asker: STREET, body: { since, members: asked } })).status).toBe(204);
    const { body } = await intake.send<RosterView>('GET', `${path}?from=${since}&days=31`, { asker: member('member-1') });
    const turns = body.days.flatMap(({ member: onDuty }) => onDuty ?? []);
    expect(turns.slice(0, 8)).toEqual([...members, 'member-1']);
    const before = await intake.send<RosterView>('GET', `${path}?from=${inDays(-40)}&days=31`, { asker: member('member-1') });
    expect(before.body.days.every(({ member: onDuty }) => onDuty === undefined)).toBe(true);
  });

  it('is not set for days that have passed, nor for other communities, nor by the committee', async () => {
    const set = (asker: object, body: object, at = path) => intake.send('PUT', at, { asker: asker as typeof STREET, body });
    expect(await set(STREET, { since: inDays(-2), members })).toMatchObject({ status: 400, body: { field: 'since' } });
    expect(await set(STREET, { since: '2026-02-30', members })).toMatchObject({ status: 400, body: { field: 'since' } });
    expect(await set(STREET, { since: inDays(2), members: [] })).toMatchObject({ status: 400, body: { field: 'members' } });
    expect((await set(member('member-1'), { since: inDays(2), members })).status).toBe(403);
    expect((await set(STREET, { since: inDays(2), members }, path.replace('001001', '002001'))).status).toBe(404);
  });
});
