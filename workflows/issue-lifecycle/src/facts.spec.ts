import { randomUUID } from 'node:crypto';

import type { CallBackId } from '@xianban/contracts/values/identifiers';
import fc from 'fast-check';

import { IssueLab } from './testing/issue-lab.js';
import type { RunningIssue, Sent } from './testing/running-issue.js';

const HOUR_MS = 3_600_000;

describe('facts that reach an issue', () => {
  let lab: IssueLab;

  beforeAll(async () => {
    lab = await IssueLab.open();
  }, 60_000);
  afterAll(() => lab.close());

  it('lead to the same decisions however they are shuffled and repeated', async () => {
    const shuffle = fc.record({
      order: fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 6, maxLength: 6 }),
      again: fc.array(fc.nat(5), { maxLength: 6 }),
    });
    await fc.assert(
      fc.asyncProperty(shuffle, async ({ order, again }) => {
        const issue = await lab.start();
        const task = await issue.district.task();
        const nowMs = await issue.nowMs();
        const untilMs = nowMs + 20 * 24 * 3_600_000;
        const facts = await issue.withheld(async () => {
          await issue.accepted(task, nowMs);
          await issue.handled(task, nowMs + 1);
          await issue.verified(task, false, nowMs + 2);
          await issue.handled(task, nowMs + 3);
          await issue.verified(task, true, nowMs + 4);
          await issue.decided('extension', untilMs);
        });
        // an extension after judging began would come too late for anyone
        const told = [...order, ...again].map((index) => facts[index]).sort((a, b) => last(a, facts) - last(b, facts));
        for (const fact of told) await issue.send(fact);
        await issue.answers();

        expect(await issue.ended()).toMatchObject({ outcome: 'fixed', overdue: false });
        expect(issue.district.states).toEqual(['responding', 'resolving', 'verifying', 'resolving', 'verifying', 'judging', 'closed']);
        expect(issue.district.moves.at(-1)).toMatchObject({
          limitAt: new Date(untilMs).toISOString(),
          resolvedAt: new Date(nowMs + 3).toISOString(),
        });
      }),
      { numRuns: 25 },
    );
  }, 60_000);

  it('count when a reporter answers before the workflow remembers having asked', async () => {
    const issue = await lab.start();
    const [task, early] = [await issue.district.task(), randomUUID() as string as CallBackId];
    // the worker that asked died with the answer to its order: the register knows the call-back already
    issue.district.reporters = 0;
    issue.district.callBacks.push(early);
    await issue.answered(early);
    await issue.accepted(task);
    await issue.handled(task);
    await issue.verified(task, true);
    await issue.district.reached('closed');
    expect(await issue.ended()).toMatchObject({ outcome: 'fixed' });
    const [judged, closed] = issue.district.moves.slice(-2).map(({ at }) => Date.parse(at));
    expect(closed - judged).toBeLessThan(HOUR_MS);
  });

  it('are dropped, and fail nothing, when they are no facts of this issue', async () => {
    const issue = await lab.start();
    const task = await issue.district.task();
    const [good] = await issue.withheld(() => issue.accepted(task));
    const { envelope } = good;
    const data = (envelope as { data: object }).data;
    const hostile: unknown[] = [
      undefined,
      null,
      7,
      'text',
      [],
      {},
      { data: null },
      { ...envelope, data: [] },
      { ...envelope, id: 7 },
      { ...envelope, sequence: -1 },
      { ...envelope, sequence: 1e400 },
      { ...envelope, time: 'yesterday' },
      { ...envelope, data: { ...data, issue: '110105-2026-999999' } },
      { ...envelope, data: { ...data, round: 2 } },
      { ...envelope, data: { ...data, task: { $ne: '' } } },
      { ...envelope, data: { ...data, occurredAt: 'x'.repeat(10_000) } },
      JSON.parse('{"__proto__":{"data":1},"constructor":{"prototype":{}}}'),
    ];
    for (const payload of hostile) await issue.handle.signal(good.subject, payload);
    await issue.handle.signal('evt.task.verified.v1', { ...envelope, data: { ...data, passed: 'yes' } });
    await issue.handle.signal('evt.nobody.knows.v1', envelope);
    for (const encoding of ['json/plain', 'binary/unknown']) await sendBytes(issue.handle, good.subject, encoding);
    await issue.handle.signal(good.subject);
    await issue.send(good);
    await issue.district.reached('resolving');

    await issue.steer('close');
    await issue.answers();
    await issue.ended();
    expect(issue.district.states).toEqual(['responding', 'resolving', 'judging', 'closed']);
  });

  it('cut the history when they are many, and nothing is forgotten', async () => {
    const issue = await lab.start();
    const first = await issue.district.task();
    await issue.hours(7 * 24 * 0.6);
    await issue.district.until(() => issue.district.escalations.length === 1);
    await issue.returned(first);
    const second = await issue.district.task([first]);
    for (let round = 0; round < 26; round += 1) await Promise.all(Array.from({ length: 20 }, () => issue.send(issue.sent[0])));
    await issue.accepted(second);
    await issue.district.reached('resolving');
    // a signal that comes while the history is being cut would put that off
    await issue.hours(1);
    await issue.handled(second);
    await issue.district.reached('verifying');
    await issue.verified(second, true);
    await issue.answers();

    expect(await issue.ended()).toMatchObject({ outcome: 'fixed' });
    expect(issue.district.escalations).toHaveLength(1);
    expect(new Set(issue.district.keys).size).toBe(issue.district.keys.length);
    const { events } = await issue.handle.fetchHistory();
    expect(events?.[0]?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId).toBeTruthy();
  }, 30_000);
});

/** A signal that no data converter can read. */
async function sendBytes({ client, workflowId }: RunningIssue['handle'], signalName: string, encoding: string): Promise<void> {
  await client.workflowService.signalWorkflowExecution({
    namespace: 'default',
    workflowExecution: { workflowId },
    signalName,
    input: { payloads: [{ metadata: { encoding: Buffer.from(encoding) }, data: Buffer.from('{"half":') }] },
  });
}

/** What ends the handling comes after the extension, so that the extension is not too late. */
function last(fact: Sent, facts: readonly Sent[]): number {
  return fact === facts[4] ? 1 : 0;
}
