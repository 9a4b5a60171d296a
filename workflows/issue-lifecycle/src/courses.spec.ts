import type { IssueNumber, UnitId } from '@xianban/contracts/values/identifiers';

import { deadline, nextTimer, standing } from './protocol.js';
import { EXAMPLE_POLICY } from './testing/example-policy.js';
import { at } from './testing/fake-district.js';
import { IssueLab } from './testing/issue-lab.js';
import type { RunningIssue } from './testing/running-issue.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

describe('the course of an issue', () => {
  let lab: IssueLab;

  beforeAll(async () => {
    lab = await IssueLab.open();
  }, 60_000);
  afterAll(() => lab.close());

  describe('found', () => {
    it('goes from report to closing when a unit accepts, handles and is verified, and the reporter answers', async () => {
      const issue = await lab.start();
      await issue.straightOn();

      expect(await issue.ended()).toEqual({ issue: issue.number, round: 1, state: 'closed', outcome: 'fixed', overdue: false });
      expect(issue.district.states).toEqual(['responding', 'resolving', 'verifying', 'judging', 'closed']);
      expect(issue.district.limits).toEqual([]);
      expect(issue.district.escalations).toEqual([]);
    });

    it('is filed after an inspector has found it', async () => {
      const issue = await lab.start({ reported: { verified: false } });
      const inspection = await issue.district.task();
      expect(inspection.kind).toBe('inspection');
      await issue.inspected(inspection, true);
      await issue.district.reached('responding');
      inspection.withdrawn = 'done';
      await issue.straightOn();

      await issue.ended();
      expect(issue.district.states.slice(0, 2)).toEqual(['inspecting', 'responding']);
    });

    it('is refused when the inspector does not find it', async () => {
      const issue = await lab.start({ reported: { verified: false } });
      await issue.inspected(await issue.district.task(), false);

      expect(await issue.ended()).toMatchObject({ state: 'refused' });
      expect(issue.district.moves.at(-1)).toMatchObject({ to: 'refused', reason: 'not-found-on-site' });
    });

    it('is filed unseen, and the inspection withdrawn, after its share of the limit', async () => {
      const issue = await lab.start({ reported: { verified: false } });
      const inspection = await issue.district.task();
      await issue.hours(7 * 24 * 0.1 - 1);
      expect(issue.district.state).toBe('inspecting');
      await issue.hours(2);
      await issue.district.reached('responding');

      expect(inspection.withdrawn).toBe('filed-unseen');
      await issue.steer('refuse');
      await issue.ended();
    });

    it('is refused where no grid is', async () => {
      const issue = await lab.start({ prepare: (district) => district.fault('locate', () => ({ ok: false, reason: 'unknown-grid' })) });
      await issue.ended();
      expect(issue.district.moves.at(-1)).toMatchObject({ from: 'received', to: 'refused', reason: 'unknown-grid' });
    });
  });

  describe('nobody accepts', () => {
    it('climbs each rung once, never early, and is overdue at the limit', async () => {
      const issue = await lab.start();
      await issue.district.task();
      const startedMs = Date.parse((await issue.handle.query(deadline)).limitAt) - 7 * DAY_MS;
      await issue.hours(7 * 24 + 1);
      await issue.district.until(() => issue.district.limits.length > 0);
      await issue.hours(24 * 30);

      const { escalations, limits } = issue.district;
      expect(escalations.map(({ level }) => level)).toEqual(['community', 'street', 'district']);
      const shares = escalations.map(({ atMs }) => (atMs - startedMs) / (7 * DAY_MS));
      for (const [index, share] of [0.5, 0.8, 1].entries()) {
        expect(shares[index]).toBeGreaterThanOrEqual(share);
        expect(shares[index]).toBeLessThan(share + 0.001);
      }
      expect(limits).toEqual([expect.objectContaining({ overdue: true })]);
      expect(await issue.handle.query(standing)).toMatchObject({ state: 'responding', escalationLevel: 3 });

      await issue.steer('close', { reason: 'nobody-accepts' });
      await issue.answers();
      expect(await issue.ended()).toMatchObject({ outcome: 'unfixed', overdue: true });
      expect(issue.district.tasks[0]?.withdrawn).toBe('nobody-accepts');
      expect(issue.district.moves.at(-1)).not.toHaveProperty('unit');
    });

    it('climbs no more once a unit has accepted', async () => {
      const issue = await lab.start();
      const task = await issue.district.task();
      await issue.hours(7 * 24 * 0.6);
      await issue.district.until(() => issue.district.escalations.length === 1);
      await issue.escalated(task);
      await issue.accepted(task);
      await issue.district.reached('resolving');
      await issue.hours(7 * 24);
      await issue.district.until(() => issue.district.limits.length === 1);

      expect(issue.district.escalations).toHaveLength(1);
      await issue.handled(task);
      await issue.district.reached('verifying');
      await issue.verified(task, true);
      await issue.answers();
      expect(await issue.ended()).toMatchObject({ overdue: true });
    });

    it('fires only the highest rung that is due when the unit comes to be asked late', async () => {
      const issue = await lab.start({ prepare: (district) => (district.units = []) });
      await issue.hours(7 * 24 * 0.85);
      issue.district.units = ['sanlitun-street' as UnitId];
      await issue.hours(1);
      await issue.district.until(() => issue.district.escalations.length === 1);

      expect(issue.district.escalations.map(({ level }) => level)).toEqual(['street']);
      await issue.steer('refuse');
      await issue.ended();
    });

    it('asks again after the policy’s minutes while nobody is on duty, and says so to the operator', async () => {
      const issue = await lab.start({ prepare: (district) => (district.units = []) });
      await issue.district.reached('responding');
      await issue.hours(1.1);
      expect(await issue.handle.query(standing)).toMatchObject({ attention: 'nobody-on-duty' });
      issue.district.units = ['sanlitun-street' as UnitId];
      await issue.hours(0.5);
      await issue.straightOn();

      await issue.ended();
      const asked = issue.district.keys.filter((key) => key.includes('dispatch-task'));
      expect(asked).toEqual([1, 2, 3, 4].map((ordinal) => `issue/${issue.number}/dispatch-task/${ordinal}`));
      expect(await issue.handle.query(standing)).not.toHaveProperty('attention');
    });
  });

  describe('of the matter of another', () => {
    const OTHER = '110105-2026-000777' as IssueNumber;

    it.each([
      ['with its unit', async (issue: RunningIssue) => issue.accepted(await issue.district.task()), 'resolving'],
      ['waiting for a unit', async () => undefined, 'responding'],
    ] as const)('gives up its task and goes on under that one: %s', async (_, deeds, from) => {
      const issue = await lab.start();
      const task = await issue.district.task();
      await deeds(issue);
      await issue.district.reached(from);
      await issue.mergeAsked(OTHER);

      expect(await issue.ended()).toMatchObject({ state: 'merged', overdue: false });
      expect(issue.district.moves.at(-1)).toMatchObject({ from, to: 'merged', into: OTHER, reason: 'same-matter' });
      expect(task.withdrawn).toBe('merged');
      expect(issue.district.callBacks).toEqual([]);
    });

    it('goes on itself, with its task, if the other has ended by then', async () => {
      const over = (order: object) => ('into' in order ? ({ ok: false, reason: 'into-over' } as const) : undefined);
      const issue = await lab.start({ prepare: (district) => district.fault('moveIssue', over) });
      const task = await issue.district.task();
      await issue.mergeAsked(OTHER);
      await issue.straightOn();
      expect(await issue.ended()).toMatchObject({ state: 'closed' });
      expect(task.withdrawn).toBeUndefined();
    });

    it('keeps the earlier limit of the two', async () => {
      const issue = await lab.start();
      await issue.district.task();
      const { limitAt } = await issue.handle.query(deadline);
      await issue.tookIn(OTHER, Date.parse(limitAt) + DAY_MS);
      expect((await issue.handle.query(deadline)).limitAt).toBe(limitAt);
      const earlierMs = Date.parse(limitAt) - 2 * DAY_MS;
      await issue.tookIn('110105-2026-000778' as IssueNumber, earlierMs);
      await issue.district.until(() => issue.district.limits.length === 1);
      expect(Date.parse((await issue.handle.query(deadline)).limitAt)).toBe(earlierMs);
      expect(Date.parse(issue.district.limits[0]?.limitAt ?? '')).toBe(earlierMs);
      await issue.steer('refuse');
      await issue.ended();
    });
  });

  describe('returned', () => {
    it('asks other units after each return, and keeps the reporter’s limit', async () => {
      const issue = await lab.start();
      const first = await issue.district.task();
      const { limitAt } = await issue.handle.query(deadline);
      await issue.hours(7 * 24 * 0.55);
      await issue.district.until(() => first.levels.length === 1);
      await issue.escalated(first);
      await issue.returned(first);
      const second = await issue.district.task([first]);
      await issue.hours(7 * 24 * 0.2);
      await issue.returned(second);
      const third = await issue.district.task([first, second]);
      await issue.accepted(third);
      await issue.district.reached('resolving');

      expect([first, second, third].map(({ unit }) => unit)).toEqual(['sanlitun-grid-team', 'sanlitun-community', 'sanlitun-street']);
      expect((await issue.handle.query(deadline)).limitAt).toBe(limitAt);
      expect(issue.district.escalations.map(({ level }) => level)).toEqual(['community']);
      await issue.steer('close');
      await issue.answers();
      await issue.ended();
    });
  });

  describe('being handled', () => {
    it('goes back to the unit when the verification fails, and counts the time as if it had never stood still', async () => {
      const issue = await lab.start();
      const task = await issue.district.task();
      await issue.accepted(task);
      await issue.handled(task);
      await issue.district.reached('verifying');
      await issue.hours(8 * 24);
      expect(issue.district.limits).toEqual([]);
      await issue.verified(task, false);
      await issue.district.until(() => issue.district.states.filter((state) => state === 'resolving').length === 2);
      expect(issue.district.moves.at(-1)).toMatchObject({ to: 'resolving', reason: 'not-fixed', overdue: true });

      await issue.handled(task);
      await issue.verified(task, true);
      await issue.answers();
      expect(await issue.ended()).toMatchObject({ overdue: true });
    });

    it('turns overdue at the limit, which a deed that was told late but done in time takes back', async () => {
      const issue = await lab.start();
      const task = await issue.district.task();
      await issue.accepted(task);
      await issue.district.reached('resolving');
      const doneMs = (await issue.nowMs()) + HOUR_MS;
      await issue.hours(7 * 24 + 5);
      await issue.district.until(() => issue.district.limits.length === 1);
      expect(issue.district.limits).toEqual([expect.objectContaining({ overdue: true })]);

      await issue.handled(task, doneMs);
      await issue.district.reached('verifying');
      expect(issue.district.moves.at(-1)).toMatchObject({ overdue: false, resolvedAt: at(doneMs) });
      await issue.verified(task, true);
      await issue.answers();
      expect(await issue.ended()).toMatchObject({ overdue: false });
    });

    it('has the limit that was approved, from then on', async () => {
      const issue = await lab.start();
      const task = await issue.district.task();
      await issue.accepted(task);
      await issue.district.reached('resolving');
      const untilMs = (await issue.nowMs()) + 10 * DAY_MS;
      await issue.decided('extension', untilMs);
      await issue.district.until(() => issue.district.limits.length === 1);
      expect(issue.district.limits).toEqual([expect.objectContaining({ limitAt: at(untilMs), overdue: false })]);

      await issue.hours(9.5 * 24);
      expect(issue.district.limits).toHaveLength(1);
      await issue.hours(24);
      await issue.district.until(() => issue.district.limits.length === 2);
      await issue.steer('close');
      await issue.answers();
      expect(await issue.ended()).toMatchObject({ overdue: true });
    });

    it('does not run its limit on the books, and goes on when an operator resumes it', async () => {
      const issue = await lab.start();
      const task = await issue.district.task();
      await issue.accepted(task);
      await issue.district.reached('resolving');
      const { limitAt } = await issue.handle.query(deadline);
      await issue.decided('on-the-books', (await issue.nowMs()) + 60 * DAY_MS);
      await issue.district.reached('on-the-books');
      expect(await issue.handle.query(nextTimer)).toMatchObject({ kind: 'review' });
      await issue.hours(30 * 24);
      expect(await issue.handle.query(deadline)).toMatchObject({ paused: true, overdue: false });

      await issue.steer('resume', { reason: 'part-arrived' });
      await issue.district.reached('resolving');
      const standsMs = Date.parse((await issue.handle.query(deadline)).limitAt) - Date.parse(limitAt);
      expect(Math.abs(standsMs - 30 * DAY_MS)).toBeLessThan(HOUR_MS);
      expect(issue.district.moves.at(-1)).toMatchObject({ to: 'resolving', reason: 'part-arrived' });
      await issue.handled(task);
      await issue.district.reached('verifying');
      await issue.verified(task, true);
      await issue.answers();
      expect(await issue.ended()).toMatchObject({ overdue: false });
    });

    it('comes off the books at its review, or when it is done', async () => {
      const issue = await lab.start();
      const task = await issue.district.task();
      await issue.accepted(task);
      await issue.district.reached('resolving');
      await issue.decided('on-the-books', (await issue.nowMs()) + 20 * DAY_MS);
      await issue.district.reached('on-the-books');
      await issue.hours(20 * 24 + 1);
      await issue.district.reached('resolving');
      expect(issue.district.moves.at(-1)).toMatchObject({ reason: 'review-due' });

      await issue.decided('on-the-books', (await issue.nowMs()) + 20 * DAY_MS);
      await issue.district.reached('on-the-books');
      await issue.handled(task);
      await issue.district.reached('verifying');
      expect(issue.district.states.slice(-3)).toEqual(['on-the-books', 'resolving', 'verifying']);
      await issue.verified(task, true);
      await issue.answers();
      await issue.ended();
    });

    it('is given up without a fix when that is approved; a rejected request changes nothing', async () => {
      const issue = await lab.start();
      const task = await issue.district.task();
      await issue.accepted(task);
      await issue.decided('close-without-fix', undefined, false);
      await issue.district.reached('resolving');
      await issue.decided('close-without-fix');
      await issue.answers();

      expect(await issue.ended()).toMatchObject({ outcome: 'unfixed' });
      expect(task.withdrawn).toBe('close-without-fix');
      expect(issue.district.moves.at(-1)).toMatchObject({ to: 'closed', outcome: 'unfixed', unit: task.unit });
      expect(issue.district.moves.at(-1)).not.toHaveProperty('resolvedAt');
    });
  });

  describe('judged', () => {
    it('closes when the call-back window is over, whoever has not answered', async () => {
      const issue = await lab.start({ prepare: (district) => (district.reporters = 3) });
      const task = await issue.district.task();
      await issue.accepted(task);
      await issue.handled(task);
      await issue.verified(task, true);
      await issue.district.until(() => issue.district.callBacks.length === 3);
      await issue.answered(issue.district.callBacks[0]);
      await issue.hours(71);
      expect(issue.district.state).toBe('judging');
      await issue.hours(2);

      await issue.ended();
      expect(issue.district.state).toBe('closed');
    });

    it('closes when it was verified on the ground where reporters are not called back', async () => {
      const issue = await lab.start({ policy: { ...EXAMPLE_POLICY, callBack: { windowHours: 0 } } });
      const task = await issue.district.task();
      const groundMs = (await issue.nowMs()) - HOUR_MS;
      await issue.accepted(task, groundMs);
      await issue.handled(task, groundMs + 1);
      await issue.verified(task, true, groundMs + 2);

      await issue.ended();
      expect(issue.district.callBacks).toEqual([]);
      expect(issue.district.moves.at(-1)).toMatchObject({ to: 'closed', at: at(groundMs + 2), resolvedAt: at(groundMs + 1) });
    });

    it('is taken up again with a fresh limit from the moment when that was asked', async () => {
      const askedMs = (await lab.nowMs()) - HOUR_MS;
      const issue = await lab.start({
        round: 2,
        reopening: { by: 'reporter', askedAt: at(askedMs), version: 5 },
        prepare: (district) => (district.version = 5),
      });
      await issue.district.reached('responding');
      expect(issue.district.moves[0]).toMatchObject({ from: 'closed', to: 'responding', round: 2, limitAt: at(askedMs + 7 * DAY_MS) });
      expect(issue.handle.workflowId).toBe(`issue/${issue.number}/2`);
      await issue.straightOn();

      expect(await issue.ended()).toMatchObject({ round: 2, outcome: 'fixed' });
    });
  });
});
