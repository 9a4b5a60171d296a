import { IssueLab } from './testing/issue-lab.js';

describe('the course of an issue', () => {
  let lab: IssueLab;

  beforeAll(async () => {
    lab = await IssueLab.open();
  }, 60_000);
  afterAll(() => lab.close());

  it('goes from report to closing when a unit accepts, handles and is verified, and the reporter answers', async () => {
    const issue = await lab.start();
    await issue.straightOn();

    expect(await issue.ended()).toEqual({ issue: issue.number, round: 1, state: 'closed', outcome: 'fixed', overdue: false });
    expect(issue.district.states).toEqual(['responding', 'resolving', 'verifying', 'judging', 'closed']);
    expect(issue.district.limits).toEqual([]);
    expect(issue.district.escalations).toEqual([]);
  });
});
