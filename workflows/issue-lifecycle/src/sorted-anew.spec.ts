import { deadline, nextTimer } from './protocol.js';
import { IssueLab } from './testing/issue-lab.js';
import type { RunningIssue } from './testing/running-issue.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

describe('an issue that is sorted anew', () => {
  let lab: IssueLab;

  beforeAll(async () => {
    lab = await IssueLab.open();
  }, 60_000);
  afterAll(() => lab.close());

  const limitMs = async (issue: RunningIssue) => Date.parse((await issue.handle.query(deadline)).limitAt);
  async function end(issue: RunningIssue): Promise<void> {
    await issue.steer('close');
    await issue.answers();
    await issue.ended();
  }

  it.each([
    ['shorter', 'utility', DAY_MS],
    ['longer', 'complex', 15 * DAY_MS],
  ] as const)('has the limit of a %s class from receipt, in the register too', async (_, limitClass, budgetMs) => {
    const issue = await lab.start();
    await issue.accepted(await issue.district.task());
    await issue.district.reached('resolving');
    const receivedMs = (await limitMs(issue)) - 7 * DAY_MS;
    await issue.hours(3);
    await issue.sortedAnew(limitClass);
    await issue.district.until(() => issue.district.limits.length === 1);

    expect(await limitMs(issue)).toBe(receivedMs + budgetMs);
    expect(issue.district.limits[0]).toMatchObject({ limitAt: new Date(receivedMs + budgetMs).toISOString(), overdue: false });
    await end(issue);
  });

  it('climbs the ladder of the shorter limit at once, and is overdue if that limit has passed', async () => {
    const issue = await lab.start();
    const task = await issue.district.task();
    await issue.hours(3);
    await issue.sortedAnew('emergency');
    await issue.district.until(() => issue.district.escalations.length === 1);

    expect(task.levels).toEqual(['district']);
    expect(issue.district.limits.at(-1)).toMatchObject({ overdue: true });
    await end(issue);
  });

  it('asks the next unit for what it really is', async () => {
    const issue = await lab.start();
    const first = await issue.district.task();
    await issue.sortedAnew('ordinary');
    const asked: object[] = [];
    issue.district.fault('dispatchTask', (order) => void asked.push(order));
    await issue.returned(first);
    await issue.district.task([first]);

    expect(asked).toEqual([expect.objectContaining({ category: 'public-safety', nature: 'safety' })]);
    expect(issue.district.limits).toEqual([]);
    await end(issue);
    const { typedSearchAttributes } = await issue.handle.describe();
    expect(typedSearchAttributes.getAll().map(({ value }) => value)).toEqual(expect.arrayContaining(['public-safety', 'safety']));
  });

  it('keeps to the last correction, whichever is told first', async () => {
    const issue = await lab.start();
    await issue.district.task();
    const receivedMs = (await limitMs(issue)) - 7 * DAY_MS;
    await issue.sortedAnew('utility', 2);
    await issue.sortedAnew('emergency', 1);
    await issue.district.until(() => issue.district.limits.length === 1);

    expect(await limitMs(issue)).toBe(receivedMs + DAY_MS);
    expect(await issue.handle.query(nextTimer)).toMatchObject({ kind: 'rung', at: expect.any(String) });
    await end(issue);
  });

  it('closes by the limit that it was handled under, if it was sorted anew while reporters were asked', async () => {
    const issue = await lab.start();
    const task = await issue.district.task();
    await issue.hours(3);
    await issue.accepted(task);
    await issue.handled(task);
    await issue.verified(task, true);
    await issue.district.reached('judging');
    await issue.sortedAnew('emergency');
    await issue.answers();

    expect(await issue.ended()).toMatchObject({ outcome: 'fixed', overdue: false });
  });
});
