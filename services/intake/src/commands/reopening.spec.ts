import { RecordLookBackV1 } from '@xianban/contracts/commands/record-look-back';
import { ListStragglersV1, type ListStragglersReply } from '@xianban/contracts/commands/list-stragglers';
import { ReopeningAskedV1 } from '@xianban/contracts/events/reopening-asked';
import { ReportAcceptedV1 } from '@xianban/contracts/events/report-accepted';
import type { IssueNumber, OrderKey } from '@xianban/contracts/values/identifiers';
import { outboxFacts } from '@xianban/messaging/testing/outbox-facts';

import { ListStragglers } from '../queries/list-stragglers.js';
import { TestCourse } from '../testing/test-course.js';
import { startTestIntake, type Acceptance, type TestIntake } from '../testing/test-intake.js';
import { RecordLookBack } from './record-look-back.js';

const TO_CLOSED = ['responding', 'resolving', 'verifying', 'judging', 'closed'] as const;

describe('reopening', () => {
  let intake: TestIntake;

  beforeAll(async () => {
    intake = await startTestIntake();
  });
  afterAll(() => intake.stop());

  let ordinal = 0;
  const lookBack = (issue: IssueNumber, recurred: boolean, round = 1) => {
    const key = `look-back/${issue}/${round}/record-look-back/${(ordinal += 1)}` as OrderKey;
    return intake.service.app.get(RecordLookBack).run({ ...RecordLookBackV1.example, key, issue, round, recurred });
  };
  const askedFor = async (issue: IssueNumber) =>
    (await outboxFacts(intake.database.dataSource, ReopeningAskedV1)).filter(({ data }) => data.issue === issue);
  const closed = async (): Promise<{ acceptance: Acceptance; course: TestCourse }> => {
    const acceptance = await intake.received();
    return { acceptance, course: await new TestCourse(intake, acceptance.issue).through(...TO_CLOSED) };
  };
  const reopen = ({ receipt }: Acceptance, body: unknown = { reason: '灯又不亮了' }) =>
    intake.send('POST', `/v1/status/${receipt}/reopening`, { body });

  it('by the reporter is told with the next round and what opened the issue, and moves nothing', async () => {
    const { acceptance, course } = await closed();
    expect(await reopen(acceptance)).toEqual({ status: 202, body: { issue: acceptance.issue, round: 2 } });
    const opening = (await outboxFacts(intake.database.dataSource, ReportAcceptedV1)).find(({ subject }) => subject === acceptance.report);
    const [fact] = await askedFor(acceptance.issue);
    expect(fact).toMatchObject({
      subject: `${acceptance.issue}/reopening`,
      sequence: 1,
      data: { round: 2, by: 'reporter', version: course.version },
    });
    expect(fact?.data.report).toEqual(opening?.data);
    expect(JSON.stringify(fact)).not.toContain('灯又不亮了');
    expect((await intake.send('GET', `/v1/status/${acceptance.receipt}`)).body).toMatchObject({
      state: 'closed',
      reopeningAsked: true,
      canReopen: false,
    });
  });

  it('can be asked for once per round, also at the same moment', async () => {
    const { acceptance } = await closed();
    const answers = await Promise.all(Array.from({ length: 5 }, () => reopen(acceptance)));
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 409, 409, 409, 409]);
    expect(await askedFor(acceptance.issue)).toHaveLength(1);
  });

  it('can be asked for again when the new round has closed', async () => {
    const { acceptance, course } = await closed();
    await reopen(acceptance);
    await course.through(...TO_CLOSED);
    expect((await reopen(acceptance)).body).toEqual({ issue: acceptance.issue, round: 3 });
    expect((await askedFor(acceptance.issue)).map(({ sequence, data }) => [sequence, data.round])).toEqual([
      [1, 2],
      [2, 3],
    ]);
  });

  it('is refused while the issue is open, without a reason, and under a guessed receipt', async () => {
    const open = await intake.received();
    expect((await reopen(open)).status).toBe(409);
    const { acceptance } = await closed();
    const answer = await reopen(acceptance, { reason: '' });
    expect([answer.status, answer.body.field]).toEqual([400, 'reason']);
    expect((await reopen({ ...acceptance, receipt: 'x' })).status).toBe(404);
  });

  it('by a look-back happens when the matter has come back', async () => {
    const { acceptance } = await closed();
    expect(await lookBack(acceptance.issue, false)).toEqual({ ok: true, reopened: false });
    expect(await askedFor(acceptance.issue)).toEqual([]);
    expect(await lookBack(acceptance.issue, true)).toEqual({ ok: true, reopened: true });
    expect(await askedFor(acceptance.issue)).toMatchObject([{ data: { by: 'look-back', round: 2 } }]);
  });

  it('by somebody else ends the look-back, too', async () => {
    const { acceptance } = await closed();
    await reopen(acceptance);
    expect(await lookBack(acceptance.issue, true)).toEqual({ ok: true, reopened: true });
    expect(await askedFor(acceptance.issue)).toHaveLength(1);
  });

  describe('and the sweep', () => {
    const stragglers = async (olderThanSeconds: number) => {
      const reply: ListStragglersReply = await intake.service.app
        .get(ListStragglers)
        .run({ ...ListStragglersV1.example, olderThanSeconds, most: 500 });
      if (!reply.ok) throw new Error(reply.reason);
      return reply;
    };
    const age = (issue: IssueNumber) =>
      Promise.all(
        ['issue', 'reopening'].map((table) =>
          intake.database.dataSource.query(
            `UPDATE ${table} SET recorded_at = now() - interval '1 hour' WHERE ${table === 'issue' ? 'number' : 'issue'} = $1`,
            [issue],
          ),
        ),
      );

    it('names reports whose facts led to nothing, in the words of the fact', async () => {
      const { issue, report } = await intake.received({
        occurredAt: '2026-01-05T10:00:00+08:00',
        limitAt: '2026-01-06T10:00:00+08:00',
        photos: [],
      });
      expect((await stragglers(60)).reports.filter((straggler) => straggler.issue === issue)).toEqual([]);
      await age(issue);
      const told = (await outboxFacts(intake.database.dataSource, ReportAcceptedV1)).find(({ subject }) => subject === report);
      expect((await stragglers(60)).reports.filter((straggler) => straggler.issue === issue)).toEqual([told?.data]);
      await new TestCourse(intake, issue).move('responding');
      expect((await stragglers(60)).reports.filter((straggler) => straggler.issue === issue)).toEqual([]);
    });

    it('names reopenings whose facts led to nothing', async () => {
      const { acceptance, course } = await closed();
      await reopen(acceptance);
      await age(acceptance.issue);
      const [told] = await askedFor(acceptance.issue);
      expect((await stragglers(60)).reopenings.filter(({ issue }) => issue === acceptance.issue)).toEqual([told?.data]);
      await course.move('responding');
      expect((await stragglers(60)).reopenings.filter(({ issue }) => issue === acceptance.issue)).toEqual([]);
    });
  });
});
