import { IssueReclassifiedV1 } from '@xianban/contracts/events/issue-reclassified';
import { ReopeningAskedV1 } from '@xianban/contracts/events/reopening-asked';
import { ReportAcceptedV1 } from '@xianban/contracts/events/report-accepted';
import { outboxFacts } from '@xianban/messaging/testing/outbox-facts';
import { testPack, writeTestPack } from '@xianban/service-kit/testing/write-test-pack';

import type { RulesView } from '../http/rules-view.js';
import { TEST_UNIT, TestCourse } from '../testing/test-course.js';
import { API_REPORT, type Asker, startTestIntake, type TestIntake } from '../testing/test-intake.js';

const UNIT_STAFF: Asker = { role: 'unit-staff', unit: TEST_UNIT, areas: [], sub: 'wang' };
const STREET: Asker = { role: 'street-staff', areas: ['110105001'], sub: 'li' };
const OPERATOR: Asker = { role: 'operator', sub: 'o' };

const PACK = {
  ...testPack(),
  'vocabulary.yaml': {
    natures: ['component', 'event'],
    natureQualities: [
      { nature: 'component', qualities: ['convenience'] },
      { nature: 'event', qualities: ['liveability'] },
    ],
    rules: [
      { word: '路灯', category: 'city-management', nature: 'component', keyword: '路灯', qualities: ['safety'] },
      { word: '垃圾', category: 'city-management', nature: 'event', limitClass: 'utility' },
    ],
    default: { category: 'convenience', nature: 'event', limitClass: 'ordinary' },
  },
};

describe('correcting how an issue is sorted', () => {
  let intake: TestIntake;

  beforeAll(async () => {
    intake = await startTestIntake({ districtPack: writeTestPack(PACK) });
  });
  afterAll(() => intake.stop());

  const atWork = async (text = '路灯不亮'): Promise<TestCourse> =>
    new TestCourse(intake, (await intake.received({ text })).issue).through('responding', 'resolving');
  const correct = ({ issue }: TestCourse, body: object, asker: Asker = UNIT_STAFF) =>
    intake.send('POST', `/v1/issues/${issue}/classification`, { asker, body });
  const rules = async (asker: Asker = { role: 'analyst', sub: 'a' }) =>
    (await intake.send<RulesView>('GET', '/v1/classification-rules', { asker })).body;

  it('starts from what the words say, with the reason of each part, in the register and in the fact', async () => {
    const course = await atWork();
    const { body } = await intake.send('GET', `/v1/issues/${course.issue}`, { asker: STREET });
    const reasons = {
      category: { by: 'rule', rule: '路灯' },
      nature: { by: 'rule', rule: '路灯' },
      limitClass: { by: 'default' },
      qualities: { convenience: { by: 'nature' }, safety: { by: 'rule', rule: '路灯' } },
    };
    expect(body).toMatchObject({ category: 'city-management', qualities: ['convenience', 'safety'], reasons });
    const reports = await intake.send(`GET`, `/v1/issues/${course.issue}/reports`, { asker: STREET });
    expect(reports.body.items).toEqual([expect.objectContaining({ nature: 'component', qualities: ['convenience', 'safety'], reasons })]);
    const facts = await outboxFacts(intake.database.dataSource, ReportAcceptedV1);
    expect(facts.find(({ data }) => data.issue === course.issue)?.data.qualities).toEqual(['convenience', 'safety']);
  });

  it('holds from then on, in the register, on its page and in the fact, and leaves the limit to the workflow', async () => {
    const course = await atWork();
    await course.move('verifying', { limitAt: '2099-01-01T00:00:00.000+08:00' as never });
    const answer = await correct(course, { category: 'public-safety', nature: 'event', limitClass: 'emergency', reason: 'misread-words' });
    expect([answer.status, answer.body]).toEqual([
      200,
      expect.objectContaining({
        category: 'public-safety',
        nature: 'event',
        limitClass: 'emergency',
        priority: 'urgent',
        qualities: ['liveability', 'safety'],
        limitAt: '2099-01-01T00:00:00.000+08:00',
        reasons: expect.objectContaining({ category: { by: 'person' } }),
      }),
    ]);
    const told = (await outboxFacts(intake.database.dataSource, IssueReclassifiedV1)).filter(({ data }) => data.issue === course.issue);
    expect(told.map(({ subject, sequence, data }) => [subject, sequence, data.round, data.limitClass, data.qualities])).toEqual([
      [`${course.issue}/classification`, 1, 1, 'emergency', ['liveability', 'safety']],
    ]);
    const page = await fetch(`${intake.service.url}/issues/${course.issue}`, {
      headers: { accept: 'text/html', ...(await intake.service.as(OPERATOR as never)) },
    });
    const text = await page.text();
    expect(text).toContain('平安建设');
    expect(text).toContain('依据规则“路灯”');
    expect(text).toContain('类别 城市管理 → 平安建设');
    expect(text).toContain('词义误判');
  });

  it('is told as often as something changes, and no more', async () => {
    const course = await atWork();
    const first = await correct(course, { category: 'livelihood', reason: 'seen-on-site' });
    expect(await correct(course, { category: 'livelihood', reason: 'seen-on-site' })).toEqual(first);
    await correct(course, { category: 'complaint', reason: 'told-by-reporter' }, STREET);
    const told = (await outboxFacts(intake.database.dataSource, IssueReclassifiedV1)).filter(({ data }) => data.issue === course.issue);
    expect(told.map(({ sequence, data }) => [sequence, data.category, data.reason])).toEqual([
      [1, 'livelihood', 'seen-on-site'],
      [2, 'complaint', 'told-by-reporter'],
    ]);
  });

  it('counts against the rule that had decided, once per issue, and not against people', async () => {
    const before = await rules();
    const course = await atWork('垃圾没人清');
    await correct(course, { limitClass: 'ordinary', reason: 'misread-words' }, STREET);
    await correct(course, { limitClass: 'complex', reason: 'seen-on-site' }, STREET);
    await atWork('……');
    const after = await rules();
    const of = (view: RulesView, rule: string) => view.rules.find((each) => each.rule === rule);
    expect(after.rules[0].word).toBeDefined();
    expect(of(after, '垃圾')).toEqual({
      rule: '垃圾',
      word: '垃圾',
      applied: { category: 1, nature: 1, limitClass: 1, qualities: 0 },
      corrected: { category: 0, nature: 0, limitClass: 1, qualities: 0 },
    });
    expect(after.unmatched.applied.category).toBe(before.unmatched.applied.category + 1);
    const lamps = of(after, '路灯');
    expect(lamps?.applied.category).toBeGreaterThan(lamps?.corrected.category ?? 0);
    expect(lamps?.corrected.category).toBe(2);
  });

  it('is for the responsible unit, the area and operators, and the counts for those who answer for the rules', async () => {
    const course = await atWork();
    const body = { category: 'livelihood', reason: 'seen-on-site' };
    const status = async (asker: Asker) => (await correct(course, body, asker)).status;
    expect(await status({ ...UNIT_STAFF, unit: 'test-district' })).toBe(404);
    expect(await status({ ...UNIT_STAFF, unit: 'test-district', areas: ['110105001'] })).toBe(403);
    expect(await status({ ...STREET, areas: ['110105999'] })).toBe(404);
    expect(await status({ role: 'analyst', sub: 'a' })).toBe(403);
    expect(await status({ role: 'grid-worker', sub: 'g', areas: ['110105001'] })).toBe(403);
    expect(await status(OPERATOR)).toBe(200);
    const asked = async (asker: Asker) => (await intake.send('GET', '/v1/classification-rules', { asker })).status;
    expect([await asked(STREET), await asked(UNIT_STAFF), await asked({ role: 'district-staff', sub: 'd' })]).toEqual([403, 403, 200]);
  });

  it('gives nobody who handles it a longer limit by their own word', async () => {
    const course = await atWork();
    const answer = await correct(course, { limitClass: 'complex', reason: 'seen-on-site' });
    expect([answer.status, answer.body.field]).toEqual([403, 'limitClass']);
    expect((await correct(course, { limitClass: 'utility', reason: 'seen-on-site' })).status).toBe(200);
    expect((await correct(course, { limitClass: 'ordinary', reason: 'seen-on-site' }, STREET)).status).toBe(200);
  });

  it('holds for the next life of the issue', async () => {
    const { issue, receipt } = await intake.received();
    const course = await new TestCourse(intake, issue).through('responding', 'resolving');
    await correct(course, { category: 'public-safety', limitClass: 'emergency', reason: 'seen-on-site' });
    await course.through('verifying', 'judging', 'closed');
    await intake.send('POST', `/v1/status/${receipt}/reopening`, { body: { reason: '又坏了' } });
    const asked = (await outboxFacts(intake.database.dataSource, ReopeningAskedV1)).filter(({ data }) => data.issue === course.issue);
    expect(asked.map(({ data }) => [data.round, data.report.category, data.report.limitClass])).toEqual([
      [2, 'public-safety', 'emergency'],
    ]);
  });

  it('is told to nobody of what was only tried out', async () => {
    const { body: issued } = await intake.send<{ key: string }>('POST', '/v1/channel-keys', {
      asker: OPERATOR,
      body: { channel: 'api', label: 'sandbox', sandbox: true },
    });
    const { body: accepted } = await intake.report('api', issued.key, API_REPORT);
    const { status } = await intake.send('POST', `/v1/issues/${accepted.issue}/classification`, {
      asker: OPERATOR,
      body: { limitClass: 'emergency', reason: 'seen-on-site' },
    });
    expect(status).toBe(200);
    const told = await outboxFacts(intake.database.dataSource, IssueReclassifiedV1);
    expect(told.filter(({ data }) => data.issue === accepted.issue)).toEqual([]);
  });

  it.each([
    ['category', { reason: 'seen-on-site' }],
    ['category', { category: 'weather', reason: 'seen-on-site' }],
    ['nature', { nature: 'weather', reason: 'seen-on-site' }],
    ['qualities', { qualities: ['safety', 'safety'], reason: 'seen-on-site' }],
    ['reason', { category: 'livelihood', reason: 'because' }],
    ['reason', { category: 'livelihood' }],
  ])('that is no good is refused, naming %s', async (field, body) => {
    const answer = await correct(await atWork(), body);
    expect([answer.status, answer.body.field]).toEqual([400, field]);
  });

  it('ends with the issue, and counts only a period of a year at most', async () => {
    const course = await atWork();
    await course.through('verifying', 'judging', 'closed');
    expect((await correct(course, { category: 'livelihood', reason: 'seen-on-site' })).status).toBe(409);
    const answer = await intake.send('GET', '/v1/classification-rules?from=2020-01-01T00:00:00Z', { asker: OPERATOR });
    expect([answer.status, answer.body.field]).toEqual([400, 'from']);
  });
});
