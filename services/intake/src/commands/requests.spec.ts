import { RequestDecidedV1 } from '@xianban/contracts/events/request-decided';
import { RequestMadeV1 } from '@xianban/contracts/events/request-made';
import { instantOf } from '@xianban/contracts/values/instant';
import { outboxFacts } from '@xianban/messaging/testing/outbox-facts';

import { TEST_UNIT, TestCourse } from '../testing/test-course.js';
import { type Asker, startTestIntake, type TestIntake } from '../testing/test-intake.js';

const HOUR_MS = 3_600_000;
const UNIT_STAFF: Asker = { role: 'unit-staff', unit: TEST_UNIT, areas: [], sub: 'wang' };
const STREET: Asker = { role: 'street-staff', areas: ['110105001'], sub: 'li' };
const after = (hours: number): string => instantOf(Date.now() + hours * HOUR_MS);

describe('a request', () => {
  let intake: TestIntake;

  beforeAll(async () => {
    intake = await startTestIntake();
  });
  afterAll(() => intake.stop());

  /** An issue at work whose limit is `hours` away. */
  const atWork = async (hours: number): Promise<TestCourse> => {
    const course = new TestCourse(intake, (await intake.received()).issue);
    await course.through('responding');
    return course.move('resolving', { limitAt: instantOf(Date.now() + hours * HOUR_MS) });
  };
  const make = (course: TestCourse, body: object, asker = UNIT_STAFF) =>
    intake.send('POST', `/v1/issues/${course.issue}/requests`, { asker, body });
  const decide = (course: TestCourse, id: unknown, body: object, asker = STREET) =>
    intake.send('POST', `/v1/issues/${course.issue}/requests/${id as string}/decision`, { asker, body });
  const extension = () => ({ kind: 'extension', reason: '等待配件到货', until: after(48) });

  it('for extension is made by the responsible unit and decided by the street; the words stay here', async () => {
    const course = await atWork(24);
    const asked = extension();
    const made = await make(course, asked);
    expect([made.status, made.body]).toEqual([
      201,
      expect.objectContaining({ kind: 'extension', reason: asked.reason, askedBy: 'wang', round: 1 }),
    ]);
    const decided = await decide(course, made.body.id, { approve: true, note: '同意延期' });
    expect([decided.status, decided.body]).toEqual([200, expect.objectContaining({ approved: true, note: '同意延期', decidedBy: 'li' })]);

    const facts = [
      ...(await outboxFacts(intake.database.dataSource, RequestMadeV1)),
      ...(await outboxFacts(intake.database.dataSource, RequestDecidedV1)),
    ];
    const ofThis = facts.filter(({ subject }) => subject === made.body.id);
    expect(ofThis.map(({ sequence, data }) => [sequence, data.kind])).toEqual([
      [1, 'extension'],
      [2, 'extension'],
    ]);
    expect(ofThis[1]?.data).toMatchObject({ approved: true, until: expect.any(String) });
    expect(JSON.stringify(ofThis)).not.toMatch(/配件|同意/);
    const { body } = await intake.send('GET', `/v1/issues/${course.issue}/requests`, { asker: STREET });
    expect(body).toEqual({ items: [decided.body] });
  });

  it('for the books needs what is open and a date of review, and a limit that is over', async () => {
    const books = { kind: 'on-the-books', reason: '产权不清', until: after(200), openProblems: ['产权单位未确认'] };
    const early = await make(await atWork(24), books);
    expect([early.status, early.body.field]).toEqual([409, 'kind']);
    const course = await atWork(-1);
    const { openProblems, ...without } = books;
    expect((await make(course, without)).body.field).toBe('openProblems');
    expect((await make(course, { ...books, openProblems: [] })).body.field).toBe('openProblems');
    expect((await make(course, { ...books, until: undefined })).body.field).toBe('until');
    const made = await make(course, books);
    expect([made.status, made.body.openProblems]).toEqual([201, openProblems]);
  });

  it.each([
    ['until', { ...extension(), until: undefined }],
    ['until', { ...extension(), until: after(1) }],
    ['reason', { ...extension(), reason: '' }],
    ['kind', { ...extension(), kind: 'holiday' }],
    ['until', { kind: 'close-without-fix', reason: '无法解决', until: after(48) }],
  ])('that is no good is refused, naming %s', async (field, body) => {
    const answer = await make(await atWork(24), body);
    expect([answer.status, answer.body.field]).toEqual([400, field]);
  });

  it('is made once per kind until it is decided, also at the same moment', async () => {
    const course = await atWork(24);
    const answers = await Promise.all(Array.from({ length: 4 }, () => make(course, extension())));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
    const made = answers.find(({ status }) => status === 201);
    await decide(course, made?.body.id, { approve: false, note: '抓紧' });
    expect((await make(course, extension())).status).toBe(201);
  });

  it('is not for other units, other streets or the one who made it', async () => {
    const course = await atWork(24);
    const elsewhere = { role: 'street-staff', areas: ['110105999'], sub: 'zhao' } as const;
    expect((await make(course, extension(), { ...UNIT_STAFF, unit: 'test-district' })).status).toBe(404);
    expect((await make(course, extension(), { ...UNIT_STAFF, unit: 'test-district', areas: ['110105001'] })).status).toBe(403);
    expect((await make(course, extension(), { role: 'operator', sub: 'o' })).status).toBe(403);
    const { body } = await make(course, extension(), STREET);
    expect((await decide(course, body.id, { approve: true, note: '同意' })).status).toBe(403);
    expect((await decide(course, body.id, { approve: true, note: '同意' }, elsewhere)).status).toBe(404);
    expect((await decide(course, body.id, { approve: true, note: '同意' }, UNIT_STAFF)).status).toBe(403);
    expect((await decide(course, body.id, { approve: true, note: '同意' }, { role: 'operator', sub: 'o' })).status).toBe(200);
  });

  it('is decided once; the same decision again changes nothing', async () => {
    const course = await atWork(24);
    const { body } = await make(course, extension());
    const first = await decide(course, body.id, { approve: true, note: '同意' });
    expect(await decide(course, body.id, { approve: true, note: '同意' })).toEqual(first);
    expect((await decide(course, body.id, { approve: false, note: '不同意' })).status).toBe(409);
    expect((await decide(course, '0198c5a2-7d3e-7c1a-9b1f-3a5d6e7f8093', { approve: true, note: '同意' })).status).toBe(404);
  });

  it('that came too late can be rejected, but not approved', async () => {
    const course = await atWork(24);
    const { body } = await make(course, extension());
    await course.through('verifying', 'judging');
    expect((await decide(course, body.id, { approve: true, note: '同意' })).status).toBe(409);
    expect((await decide(course, body.id, { approve: false, note: '已办结' })).status).toBe(200);
  });
});
