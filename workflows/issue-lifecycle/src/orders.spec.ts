import type { UnitId } from '@xianban/contracts/values/identifiers';
import { SEARCH_ATTRIBUTES } from '@xianban/workflow-kit/search-attributes';

import { standing } from './protocol.js';
import { IssueLab } from './testing/issue-lab.js';
import type { RunningIssue } from './testing/running-issue.js';

describe('the orders of an issue', () => {
  let lab: IssueLab;

  beforeAll(async () => {
    lab = await IssueLab.open();
  }, 60_000);
  afterAll(() => lab.close());

  const attention = async (issue: RunningIssue) => (await issue.handle.describe()).typedSearchAttributes.get(SEARCH_ATTRIBUTES.attention);

  it('are given again under the same key until they are obeyed, and ask for attention meanwhile', async () => {
    let tries = 0;
    const away = () => (++tries <= 8 ? new Error('nobody obeys') : undefined);
    const issue = await lab.start({ prepare: (district) => district.fault('dispatchTask', away) });
    await issue.hours(20 / 3_600);
    expect(await attention(issue)).toBe('dispatch-task keeps-failing');
    await issue.hours(1);
    const task = await issue.district.task();

    expect(tries).toBeGreaterThan(8);
    expect(issue.district.keys.filter((key) => key.includes('dispatch-task'))).toEqual([`issue/${issue.number}/dispatch-task/1`]);
    await issue.accepted(task);
    await issue.district.reached('resolving');
    await issue.handled(task);
    await issue.district.reached('verifying');
    expect(await attention(issue)).toBeUndefined();
    await issue.verified(task, true);
    await issue.answers();
    await issue.ended();
  });

  it('wait for an operator when they are refused unexpectedly, and are then asked under the next ordinal', async () => {
    let asked = 0;
    const stale = () => {
      asked += 1;
      return { ok: false, reason: 'stale-move' } as const;
    };
    const issue = await lab.start({ prepare: (district) => district.fault('moveIssue', stale) });
    await issue.district.until(() => asked === 1);
    await issue.hours(24 * 365);
    expect(asked).toBe(1);
    expect(await attention(issue)).toBe('move-issue stale-move');
    await expect(issue.steer('close')).rejects.toMatchObject({ cause: { message: expect.stringContaining('resume first') } });

    issue.district.fault('moveIssue', undefined);
    await issue.steer('resume');
    await issue.district.reached('responding');
    expect(issue.district.keys.filter((key) => key.includes('move-issue'))).toEqual(
      [1, 2].map((ordinal) => `issue/${issue.number}/move-issue/${ordinal}`),
    );
    await issue.steer('refuse');
    await issue.ended();
    expect(await attention(issue)).toBeUndefined();
  });

  it('are given under the next ordinal when a worker died with one that had another body', async () => {
    let asked = 0;
    const reused = () => (++asked === 1 ? ({ ok: false, reason: 'key-reused' } as const) : undefined);
    const issue = await lab.start({ prepare: (district) => district.fault('moveIssue', reused) });
    await issue.district.reached('responding');
    expect(issue.district.keys.filter((key) => key.includes('move-issue'))).toEqual(
      [1, 2].map((ordinal) => `issue/${issue.number}/move-issue/${ordinal}`),
    );
    expect(await attention(issue)).toBeUndefined();
    await issue.steer('refuse');
    await issue.ended();
  });

  it.each(['closed', 'refused'] as const)(
    'say the same again, word for word, when their answer was lost with the task that brought it to %s',
    async (end) => {
      const issue = await lab.start({ reported: { verified: end === 'closed' } });
      let disturbed = false;
      const moveIssue = issue.district.heard('moveIssue', async (order) => {
        // a signal while the last order is given: Temporal refuses the end of the workflow, and the whole task is done again, later
        if (order.to !== end || disturbed) return;
        disturbed = true;
        await issue.handle.signal('evt.task.accepted.v1', 'nothing');
      });
      const task = await issue.district.task();
      if (end === 'refused') {
        await issue.inspected(task, false);
      } else {
        await issue.accepted(task);
        await issue.handled(task);
        await issue.verified(task, true);
        await issue.answers();
      }

      expect(await issue.ended()).toMatchObject({ state: end });
      const last = moveIssue.filter(({ to }) => to === end);
      expect(last.length).toBeGreaterThan(1);
      for (const order of last) expect(order).toEqual(last[0]);
    },
  );

  it('go to another unit when an operator reassigns the issue, and to the one that was named', async () => {
    const issue = await lab.start();
    const first = await issue.district.task();
    await issue.accepted(first);
    await issue.district.reached('resolving');
    await issue.steer('reassign');
    const second = await issue.district.task([first]);
    expect(first.withdrawn).toBe('reassigned');
    expect(second.unit).not.toBe(first.unit);
    await issue.accepted(first);
    expect(issue.district.state).toBe('responding');

    await issue.steer('reassign', { unit: 'chaoyang-district' });
    const third = await issue.district.task([first, second]);
    expect(third.unit).toBe('chaoyang-district');
    await issue.steer('reassign', { unit: 'no-such-unit' });
    await issue.district.until(() => third.withdrawn !== undefined);
    await issue.hours(1);
    expect(await attention(issue)).toBe('no-such-unit');
    await issue.steer('resume');
    const fourth = await issue.district.task([first, second, third]);
    expect(fourth.unit).not.toBe('no-such-unit' as UnitId);
    await issue.accepted(fourth);
    await issue.district.reached('resolving');
    await issue.handled(fourth);
    await issue.district.reached('verifying');
    await issue.steer('reassign');
    await issue.district.task([first, second, third, fourth]);
    await issue.steer('close');
    await issue.answers();

    expect(await issue.ended()).toMatchObject({ outcome: 'unfixed' });
    expect(issue.district.moves.find(({ from, to }) => from === 'verifying' && to === 'responding')).not.toHaveProperty('resolvedAt');
  });

  it('put an issue under a higher level when an operator says so, and the ladder goes on from there', async () => {
    const issue = await lab.start();
    await issue.district.task();
    await issue.steer('escalate', { level: 'street' });
    await issue.district.until(() => issue.district.escalations.length === 1);
    await expect(issue.steer('escalate', { level: 'community' })).rejects.toMatchObject({
      cause: { message: expect.stringContaining('supervises already') },
    });
    await issue.hours(7 * 24 + 1);
    await issue.district.until(() => issue.district.escalations.length === 2);

    expect(issue.district.escalations.map(({ level }) => level)).toEqual(['street', 'district']);
    expect(await issue.handle.query(standing)).toMatchObject({ escalationLevel: 3 });
    await issue.steer('refuse');
    await issue.ended();
    expect(issue.district.states).toEqual(['responding', 'refused']);
  });
});
