import { RecordLimitV1 } from '@xianban/contracts/commands/record-limit';
import { IssueLimitRecordedV1 } from '@xianban/contracts/events/issue-limit-recorded';
import type { IssueNumber, OrderKey } from '@xianban/contracts/values/identifiers';
import type { Instant } from '@xianban/contracts/values/instant';
import { outboxFacts } from '@xianban/messaging/testing/outbox-facts';

import { startTestIntake, type TestIntake } from '../testing/test-intake.js';
import { RecordLimit } from './record-limit.js';

describe('recording a limit', () => {
  let intake: TestIntake;

  beforeAll(async () => {
    intake = await startTestIntake();
  });
  afterAll(() => intake.stop());

  let ordinal = 0;
  const record = (issue: IssueNumber, limitAt: string, overdue: boolean, round = 1) => {
    const key = `issue/${issue}/record-limit/${(ordinal += 1)}` as OrderKey;
    return intake.service.app.get(RecordLimit).run({ ...RecordLimitV1.example, key, issue, limitAt: limitAt as Instant, overdue, round });
  };
  const shown = async (issue: IssueNumber) => (await intake.send('GET', `/v1/issues/${issue}`, { asker: { role: 'operator' } })).body;

  it('shows the latest limit and tells each in its turn', async () => {
    const { issue } = await intake.received();
    await record(issue, '2026-03-08T08:00:00+08:00', false);
    await record(issue, '2026-03-15T08:00:00+08:00', true);
    expect(await shown(issue)).toMatchObject({ limitAt: '2026-03-15T08:00:00.000+08:00', overdue: true, state: 'received', version: 0 });
    const facts = (await outboxFacts(intake.database.dataSource, IssueLimitRecordedV1)).filter(
      ({ subject }) => subject === `${issue}/limit`,
    );
    expect(facts.map(({ sequence, data }) => [sequence, data.overdue])).toEqual([
      [1, false],
      [2, true],
    ]);
  });

  it('takes overdue back when it turns out to have been handled in time', async () => {
    const { issue } = await intake.received();
    await record(issue, '2026-03-08T08:00:00+08:00', true);
    await record(issue, '2026-03-08T08:00:00+08:00', false);
    expect(await shown(issue)).toMatchObject({ overdue: false });
  });

  it('of another round is told, but not shown', async () => {
    const { issue } = await intake.received();
    await record(issue, '2026-03-08T08:00:00+08:00', true, 2);
    expect(await shown(issue)).not.toHaveProperty('limitAt');
  });

  it('is refused for an issue that is not there', async () => {
    expect(await record('110105-2026-999999' as IssueNumber, '2026-03-08T08:00:00+08:00', false)).toMatchObject({
      ok: false,
      reason: 'unknown-issue',
    });
  });
});
