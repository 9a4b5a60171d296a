import { AskCallBackV1 } from '@xianban/contracts/commands/ask-call-back';
import { CallBackAnsweredV1 } from '@xianban/contracts/events/call-back-answered';
import { CallBackAskedV1 } from '@xianban/contracts/events/call-back-asked';
import type { IssueNumber, OrderKey } from '@xianban/contracts/values/identifiers';
import { outboxFacts } from '@xianban/messaging/testing/outbox-facts';

import { TestCourse } from '../testing/test-course.js';
import { startTestIntake, type Acceptance, type TestIntake } from '../testing/test-intake.js';
import { AskCallBack } from './ask-call-back.js';

const ANSWER = { contacted: true, solved: 'yes', satisfaction: 'basically-satisfied', comment: '谢谢' };

interface Status {
  readonly callBack?: { readonly url: string; readonly open: boolean; readonly answeredAt?: string };
}

describe('a call-back', () => {
  let intake: TestIntake;

  beforeAll(async () => {
    intake = await startTestIntake();
  });
  afterAll(() => intake.stop());

  let ordinal = 0;
  const ask = (issue: IssueNumber, round = 1, key = `issue/${issue}/ask-call-back/${(ordinal += 1)}` as OrderKey) =>
    intake.service.app.get(AskCallBack).run({ ...AskCallBackV1.example, key, issue, round });
  const status = async (acceptance: Acceptance): Promise<Status> =>
    (await intake.send<Status>('GET', `/v1/status/${acceptance.receipt}`)).body;
  const pathOf = ({ callBack }: Status): string => new URL(callBack?.url ?? '').pathname;
  const judged = async (): Promise<{ acceptance: Acceptance; course: TestCourse; path: string }> => {
    const acceptance = await intake.received();
    const course = await new TestCourse(intake, acceptance.issue).through('responding', 'resolving', 'verifying', 'judging');
    await ask(acceptance.issue);
    return { acceptance, course, path: pathOf(await status(acceptance)) };
  };

  it('asks the reporter once per round, and shows the link on the status page', async () => {
    const acceptance = await intake.received();
    await new TestCourse(intake, acceptance.issue).through('responding', 'resolving', 'verifying', 'judging');
    const first = await ask(acceptance.issue);
    expect(first).toEqual({ ok: true, callBacks: [expect.any(String)] });
    expect(await ask(acceptance.issue)).toEqual(first);
    expect(await status(acceptance)).toMatchObject({
      callBack: { url: expect.stringMatching(/\/v1\/call-backs\/[\w-]{32}$/), open: true },
    });
    const facts = (await outboxFacts(intake.database.dataSource, CallBackAskedV1)).filter(({ data }) => data.issue === acceptance.issue);
    expect(facts).toMatchObject([{ sequence: 1, data: { round: 1, report: acceptance.report } }]);
  });

  it('is refused for an issue that is not there', async () => {
    expect(await ask('110105-2026-999999' as IssueNumber)).toMatchObject({ ok: false, reason: 'unknown-issue' });
  });

  it('is answered by whoever holds the link, and told without the words', async () => {
    const { acceptance, path } = await judged();
    const { status: code, body } = await intake.send('POST', path, { body: ANSWER });
    expect([code, body]).toEqual([
      200,
      expect.objectContaining({
        issue: acceptance.issue,
        open: false,
        answer: { contacted: true, solved: 'yes', satisfaction: 'basically-satisfied', answeredAt: expect.any(String) },
      }),
    ]);
    const facts = (await outboxFacts(intake.database.dataSource, CallBackAnsweredV1)).filter(({ data }) => data.issue === acceptance.issue);
    expect(facts).toMatchObject([{ sequence: 2, data: { contacted: true, solved: 'yes', satisfaction: 'basically-satisfied' } }]);
    expect(JSON.stringify(facts)).not.toContain('谢谢');
  });

  it('takes the same answer again, and no other', async () => {
    const { path } = await judged();
    const first = await intake.send('POST', path, { body: ANSWER });
    expect(await intake.send('POST', path, { body: ANSWER })).toEqual(first);
    expect((await intake.send('POST', path, { body: { ...ANSWER, solved: 'no' } })).status).toBe(409);
    expect((await intake.send('POST', path, { body: { ...ANSWER, comment: '算了' } })).status).toBe(409);
  });

  it('counts once when answers come at the same moment', async () => {
    const { acceptance, path } = await judged();
    const answers = await Promise.all(
      ['yes', 'no', 'yes', 'no'].map((solved) => intake.send('POST', path, { body: { ...ANSWER, solved } })),
    );
    expect(answers.filter(({ status: code }) => code === 200)).toHaveLength(2);
    expect(
      (await outboxFacts(intake.database.dataSource, CallBackAnsweredV1)).filter(({ data }) => data.issue === acceptance.issue),
    ).toHaveLength(1);
  });

  it('is over when the issue is closed', async () => {
    const { course, path } = await judged();
    await course.move('closed');
    const { status: code, body } = await intake.send('POST', path, { body: ANSWER });
    expect([code, body.type]).toEqual([409, 'urn:xianban:problem:conflict']);
    expect((await intake.send('GET', path)).body).toMatchObject({ open: false });
  });

  it.each([
    ['contacted', { ...ANSWER, contacted: 'yes' }],
    ['solved', { ...ANSWER, solved: 'maybe' }],
    ['satisfaction', { contacted: true, solved: 'no' }],
    ['comment', { ...ANSWER, comment: 'x'.repeat(1_001) }],
  ])('refuses an answer whose %s is no good', async (field, body) => {
    const { path } = await judged();
    const answer = await intake.send('POST', path, { body });
    expect([answer.status, answer.body.field]).toEqual([400, field]);
  });

  it('is not found under a guessed link', async () => {
    expect((await intake.send('GET', '/v1/call-backs/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA')).status).toBe(404);
    expect((await intake.send('POST', '/v1/call-backs/x', { body: ANSWER })).status).toBe(404);
  });

  it('can be answered by a form, which leads back to a page', async () => {
    const { path } = await judged();
    const form = new URLSearchParams({ contacted: 'false', solved: 'no', satisfaction: 'dissatisfied', comment: '' }).toString();
    const { status: code } = await intake.send('POST', path, {
      body: form,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(code).toBe(303);
    expect((await intake.send('GET', path)).body).toMatchObject({ answer: { contacted: false, solved: 'no' } });
  });
});
