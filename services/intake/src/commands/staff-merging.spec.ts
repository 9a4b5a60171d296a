import { IssueMergeAskedV1 } from '@xianban/contracts/events/issue-merge-asked';
import { IssueMergedV1 } from '@xianban/contracts/events/issue-merged';
import { IssueSplitV1 } from '@xianban/contracts/events/issue-split';
import type { IssueNumber } from '@xianban/contracts/values/identifiers';
import { outboxFacts } from '@xianban/messaging/testing/outbox-facts';

import { TEST_AREAS, TestCourse } from '../testing/test-course.js';
import { type Acceptance, startTestIntake, type TestIntake } from '../testing/test-intake.js';

const STREET = { role: 'street-staff', areas: [TEST_AREAS.street], sub: 'li' } as const;
const OPERATOR = { role: 'operator', areas: ['*'] } as const;
const EARLY = '2026-03-02T10:00:00.000+08:00';

interface IssueSeen {
  readonly number: IssueNumber;
  readonly state: string;
  readonly mergedInto?: string;
  readonly channels: readonly string[];
  readonly reports: number;
  readonly witnesses: number;
  readonly receivedAt: string;
}

describe('staff', () => {
  let intake: TestIntake;

  beforeAll(async () => (intake = await startTestIntake()));
  afterAll(() => intake.stop());

  /** An issue that a street deals with. */
  const issue = async (changes: object = {}): Promise<Acceptance & { readonly course: TestCourse }> => {
    const accepted = await intake.received(changes);
    return { ...accepted, course: await new TestCourse(intake, accepted.issue).through('responding') };
  };
  const merge = (number: string, into: string, asker: object = STREET) =>
    intake.send<{ field?: string; mergedInto?: string }>('POST', `/v1/issues/${number}/merge`, {
      asker: asker as typeof STREET,
      body: { into, reason: 'same-matter' },
    });
  const split = (number: string, reports: readonly string[], asker: object = STREET) =>
    intake.send<IssueSeen & { field?: string }>('POST', `/v1/issues/${number}/split`, {
      asker: asker as typeof STREET,
      body: { reports, reason: 'other-matter' },
    });
  const seen = async (number: string) => (await intake.send<IssueSeen>('GET', `/v1/issues/${number}`, { asker: OPERATOR })).body;
  const status = async (receipt: string) =>
    (
      await intake.send<{ issue: string; formerIssue?: string; goesOn?: string; timeline: { text: string }[] }>(
        'GET',
        `/v1/status/${receipt}`,
      )
    ).body;
  const kinds = async (number: string) => {
    const { body } = await intake.send<{ items: { kind: string; detail: object }[] }>('GET', `/v1/issues/${number}/timeline`, {
      asker: OPERATOR,
    });
    return body.items;
  };
  const suggest = async (newer: string, older: string): Promise<string> => {
    const [{ id }] = await intake.database.dataSource.query<[{ id: string }]>(
      `INSERT INTO merge_suggestion (id, issue, "into", score, reasons, suggested_at) VALUES (gen_random_uuid(), $1, $2, 0.6, '{near,words}', now()) RETURNING id`,
      [newer, older],
    );
    return id;
  };

  describe('merge', () => {
    it('an issue into another: asked at once, done when its workflow moves it, with its reporters and word of its limit', async () => {
      const [older, newer] = [await issue(), await issue({ reporter: { phone: '13900000021' } })];
      const answer = await merge(newer.issue, older.issue);
      expect([answer.status, answer.body.mergedInto]).toEqual([202, older.issue]);
      expect((await seen(newer.issue)).state).toBe('responding');
      const [asked] = (await outboxFacts(intake.database.dataSource, IssueMergeAskedV1)).filter(({ data }) => data.issue === newer.issue);
      expect(asked?.data).toMatchObject({ round: 1, into: older.issue, reason: 'same-matter' });

      await newer.course.move('merged', { into: older.issue, limitAt: EARLY as never, reason: 'same-matter' });
      expect(await seen(newer.issue)).toMatchObject({ state: 'merged', mergedInto: older.issue, reports: 0 });
      expect(await seen(older.issue)).toMatchObject({ state: 'responding', reports: 2, witnesses: 2 });
      const [merged] = (await outboxFacts(intake.database.dataSource, IssueMergedV1)).filter(({ data }) => data.issue === older.issue);
      expect(merged?.data).toMatchObject({ from: newer.issue, reports: 1, limitAt: EARLY });

      const reporter = await status(newer.receipt);
      expect(reporter).toMatchObject({
        issue: older.issue,
        formerIssue: newer.issue,
        goesOn: `您反映的 ${newer.issue} 与 ${older.issue} 是同一问题，已并入一起办理。`,
      });
      expect((await kinds(newer.issue)).map(({ kind }) => kind)).toEqual(['received', 'moved', 'merge-asked', 'moved']);
      expect((await kinds(newer.issue))[2]?.detail).toEqual({ into: older.issue, by: 'li', reason: 'same-matter' });
      expect((await kinds(older.issue)).at(-1)).toMatchObject({ kind: 'merged-in', detail: { from: newer.issue, reports: 1 } });
    });

    it('only what still goes on, into what still goes on, and never in a circle', async () => {
      const [one, other, third, over] = [await issue(), await issue(), await issue(), await issue()];
      await over.course.move('refused');
      const fieldOf = async (answer: Promise<{ status: number; body: { field?: string } }>) => {
        const { status: code, body } = await answer;
        return [code, body.field];
      };
      expect(await fieldOf(merge(one.issue, one.issue))).toEqual([400, 'into']);
      expect(await fieldOf(merge(one.issue, over.issue))).toEqual([409, 'into']);
      expect(await fieldOf(merge(over.issue, one.issue))).toEqual([409, 'number']);
      expect(await fieldOf(merge(one.issue, '110105-2026-999999'))).toEqual([404, 'into']);
      expect((await merge(one.issue, other.issue)).status).toBe(202);
      expect((await merge(one.issue, other.issue)).status).toBe(202);
      expect(await fieldOf(merge(one.issue, third.issue))).toEqual([409, 'number']);
      expect(await fieldOf(merge(other.issue, one.issue))).toEqual([409, 'into']);
      const facts = await outboxFacts(intake.database.dataSource, IssueMergeAskedV1);
      expect(facts.filter(({ data }) => data.issue === one.issue)).toHaveLength(1);
    });

    it('only what lies in their areas', async () => {
      const [one, other] = [await issue(), await intake.received()];
      expect((await merge(one.issue, other.issue)).status).toBe(404);
      expect((await merge(one.issue, other.issue, { ...STREET, role: 'unit-staff' })).status).toBe(403);
      expect((await merge(one.issue, other.issue, OPERATOR)).status).toBe(202);
    });

    it('nothing into what has ended meanwhile: the issue goes on itself and can be merged into another', async () => {
      const [one, ends, third] = [await issue(), await issue(), await issue()];
      await merge(one.issue, ends.issue);
      await ends.course.move('refused');
      expect(await one.course.give(one.course.order('merged', { into: ends.issue }))).toMatchObject({
        ok: false,
        reason: 'into-over',
        field: 'into',
      });
      expect(await seen(one.issue)).toMatchObject({ state: 'responding', reports: 1 });
      expect((await merge(one.issue, third.issue)).status).toBe(202);
    });

    it('what was suggested, and dismiss what is not the same', async () => {
      const [older, newer, other] = [await issue(), await issue(), await issue()];
      const [same, different] = [await suggest(newer.issue, older.issue), await suggest(other.issue, older.issue)];
      const list = async (query = '', asker: object = STREET) =>
        (
          await intake.send<{ items: { id: string; score: number; reasons: string[] }[]; next?: string }>(
            'GET',
            `/v1/merge-suggestions${query}`,
            { asker: asker as typeof STREET },
          )
        ).body;
      expect((await list()).items.map(({ id }) => id)).toEqual([different, same]);
      expect((await list()).items[1]).toMatchObject({ issue: newer.issue, into: older.issue, reasons: ['near', 'words'] });
      expect((await list(`?area=${TEST_AREAS.community}`)).items).toHaveLength(2);
      expect((await list('?area=110105999')).items).toEqual([]);
      expect((await list('', { ...STREET, areas: ['110105999'] })).items).toEqual([]);
      const first = await list('?limit=1');
      expect((await list(`?limit=1&cursor=${first.next}`)).items.map(({ id }) => id)).toEqual([same]);

      const decide = async (id: string, word: string) =>
        (await intake.send('POST', `/v1/merge-suggestions/${id}/${word}`, { asker: STREET })).status;
      expect([await decide(different, 'dismiss'), await decide(different, 'dismiss'), await decide(different, 'accept')]).toEqual([
        204, 204, 409,
      ]);
      expect([await decide(same, 'accept'), await decide(same, 'accept')]).toEqual([204, 204]);
      expect((await kinds(newer.issue)).at(-1)).toMatchObject({
        kind: 'merge-asked',
        detail: { into: older.issue, by: 'li', reason: 'suggested', score: expect.closeTo(0.6, 3), reasons: 'near words' },
      });
      expect((await list()).items).toEqual([]);
    });
  });

  describe('split', () => {
    /** An issue with another merged into it. */
    const merged = async () => {
      const [older, newer] = [await issue(), await issue({ occurredAt: '2026-03-01T09:00:00+08:00', reporter: { phone: '13900000031' } })];
      await newer.course.move('merged', { into: older.issue });
      return { older, newer };
    };

    it('reports out into a new issue with its own time of receipt, which a workflow then carries', async () => {
      const { older, newer } = await merged();
      const { status: code, body } = await split(older.issue, [newer.report]);
      expect(code).toBe(201);
      expect(body).toMatchObject({ state: 'received', receivedAt: '2026-03-01T09:00:00.000+08:00', channels: ['api'] });
      expect(await seen(body.number)).toMatchObject({ reports: 1 });
      expect(await seen(older.issue)).toMatchObject({ reports: 1 });
      const [fact] = (await outboxFacts(intake.database.dataSource, IssueSplitV1)).filter(({ data }) => data.issue === body.number);
      expect(fact?.data).toMatchObject({
        from: older.issue,
        report: { issue: body.number, report: newer.report, opensIssue: true, receivedAt: '2026-03-01T09:00:00.000+08:00' },
      });
      expect(await status(newer.receipt)).toMatchObject({ issue: body.number, formerIssue: newer.issue });
      expect((await kinds(body.number))[0]).toMatchObject({
        kind: 'split-off',
        detail: { from: older.issue, by: 'li', reason: 'other-matter' },
      });
      expect((await kinds(older.issue)).at(-1)).toMatchObject({ kind: 'split', detail: { into: body.number, reports: 1 } });
    });

    it('no report of another issue, not the one that opened it, and none of an issue that has ended', async () => {
      const { older, newer } = await merged();
      const other = await issue();
      const answers = [
        await split(older.issue, [newer.report, other.report]),
        await split(older.issue, [older.report]),
        await split(older.issue, []),
        await split(newer.issue, [newer.report]),
      ];
      expect(answers.map(({ status: code, body }) => [code, body.field])).toEqual([
        [400, 'reports.1'],
        [400, 'reports.0'],
        [400, 'reports'],
        [409, 'number'],
      ]);
      expect((await seen(older.issue)).reports).toBe(2);
    });
  });

  it('see witnesses, channels and where an issue went on its page', async () => {
    const [older, newer] = [await issue(), await issue()];
    await newer.course.move('merged', { into: older.issue });
    const page = await intake.send<string>('GET', `/issues/${newer.issue}`, { asker: OPERATOR, headers: { accept: 'text/html' } });
    expect(page.body).toContain(`<a href="/issues/${older.issue}?lang=zh">${older.issue}</a>`);
    const other = await intake.send<string>('GET', `/issues/${older.issue}`, { asker: OPERATOR, headers: { accept: 'text/html' } });
    expect(other.body).toContain('2 次反映，2 人');
  });
});
