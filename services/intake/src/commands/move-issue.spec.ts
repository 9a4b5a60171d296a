import { IssueClosedV1 } from '@xianban/contracts/events/issue-closed';
import { IssueMovedV1 } from '@xianban/contracts/events/issue-moved';
import type { IssueNumber } from '@xianban/contracts/values/identifiers';
import { instantOf, type Instant } from '@xianban/contracts/values/instant';
import { ISSUE_STATES } from '@xianban/contracts/values/issue-state';
import { outboxFacts } from '@xianban/messaging/testing/outbox-facts';
import fc from 'fast-check';

import { isLegalMove } from '../domain/legal-moves.js';
import { TEST_AREAS, TEST_UNIT, TestCourse } from '../testing/test-course.js';
import { startTestIntake, type TestIntake } from '../testing/test-intake.js';

describe('moving an issue in the register', () => {
  let intake: TestIntake;

  beforeAll(async () => {
    intake = await startTestIntake();
  });
  afterAll(() => intake.stop());

  const opened = async (): Promise<TestCourse> => new TestCourse(intake, (await intake.received()).issue);
  const shown = async (issue: IssueNumber) => (await intake.send('GET', `/v1/issues/${issue}`, { asker: { role: 'operator' } })).body;
  const told = async (issue: IssueNumber) =>
    (await outboxFacts(intake.database.dataSource, IssueMovedV1)).filter(({ subject }) => subject === issue);

  it('shows, tells and notes what the move says', async () => {
    const course = await opened();
    const at = '2026-03-01T09:02:00+08:00' as Instant;
    const limitAt = '2026-03-08T08:15:20+08:00' as Instant;
    await course.move('responding', { areas: TEST_AREAS, unit: TEST_UNIT, limitAt, at });
    expect(await shown(course.issue)).toMatchObject({
      state: 'responding',
      version: 1,
      areas: TEST_AREAS,
      unit: TEST_UNIT,
      limitAt: '2026-03-08T08:15:20.000+08:00',
    });
    const [fact] = await told(course.issue);
    expect(fact).toMatchObject({
      sequence: 1,
      data: { issue: course.issue, round: 1, from: 'received', to: 'responding', at, unit: TEST_UNIT },
    });
    const { body } = await intake.send<{ items: object[] }>('GET', `/v1/issues/${course.issue}/timeline`, { asker: { role: 'operator' } });
    expect(body.items).toContainEqual({
      id: expect.any(String),
      at: '2026-03-01T09:02:00.000+08:00',
      kind: 'moved',
      round: 1,
      detail: { from: 'received', to: 'responding', unit: TEST_UNIT },
    });
  });

  it('tells what is worth learning when it closes', async () => {
    const course = await opened();
    await course.through('responding', 'resolving', 'verifying', 'judging');
    const closedAt = instantOf(Date.now());
    await course.move('closed', { outcome: 'unfixed', at: closedAt, overdue: true, reason: 'approved-request' });
    const facts = await outboxFacts(intake.database.dataSource, IssueClosedV1);
    expect(facts.find(({ subject }) => subject === `${course.issue}/closing`)).toMatchObject({
      sequence: 1,
      data: {
        issue: course.issue,
        round: 1,
        outcome: 'unfixed',
        channel: 'api',
        origin: 'before-complaint',
        areas: TEST_AREAS,
        unit: TEST_UNIT,
        overdue: true,
        closedAt: expect.any(String),
      },
    });
    expect(await shown(course.issue)).toMatchObject({ state: 'closed', outcome: 'unfixed', overdue: true });
  });

  it('gives the same answer to the same order and moves once', async () => {
    const course = await opened();
    const order = course.order('responding');
    const replies = await Promise.all(Array.from({ length: 6 }, () => course.give(order)));
    expect(replies).toEqual(Array.from({ length: 6 }, () => ({ ok: true, version: 1 })));
    expect(await told(course.issue)).toHaveLength(1);
  });

  it('lets one of two orders win that know the same version', async () => {
    const course = await opened();
    const replies = await Promise.all([course.give(course.order('responding')), course.give(course.order('refused'))]);
    expect(replies.filter(({ ok }) => ok)).toHaveLength(1);
    expect(replies.find(({ ok }) => !ok)).toMatchObject({ reason: 'stale-move' });
  });

  it('refuses an issue that it does not have', async () => {
    const course = new TestCourse(intake, '110105-2026-999999' as IssueNumber);
    expect(await course.give(course.order('responding'))).toEqual({ ok: false, reason: 'unknown-issue', field: 'issue' });
  });

  it('follows only legal moves and changes nothing otherwise, for any course of orders', async () => {
    const step = fc.record({
      from: fc.option(fc.constantFrom(...ISSUE_STATES)),
      to: fc.constantFrom(...ISSUE_STATES),
      versionOff: fc.constantFrom(0, 0, 0, 0, 1, -1),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
        const [course, other] = [await opened(), await opened()];
        for (const { from, to, versionOff } of steps) {
          const order = course.order(to, {
            ...(from && { from }),
            version: Math.max(0, course.version + versionOff),
            outcome: 'fixed',
            ...(to === 'merged' && { into: other.issue }),
          });
          const before = await shown(course.issue);
          const isFit = order.from === course.state && isLegalMove(order.from, to) && order.version === course.version;
          const reply = await course.give(order);
          expect(reply.ok).toBe(isFit);
          if (!reply.ok) {
            expect(await shown(course.issue)).toEqual(before);
            continue;
          }
          course.state = to;
          course.round = order.round;
          course.version += 1;
          expect(reply.version).toBe(course.version);
          expect(await shown(course.issue)).toMatchObject({ state: to, version: course.version, round: course.round });
        }
        expect((await told(course.issue)).map(({ sequence }) => sequence)).toEqual(
          Array.from({ length: course.version }, (_, index) => index + 1),
        );
      }),
      { numRuns: 25 },
    );
  });
});
