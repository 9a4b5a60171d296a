import type { TaskId } from '@xianban/contracts/values/identifiers';
import { ReportAcceptedV1 } from '@xianban/contracts/events/report-accepted';
import { WALL_CLOCK } from '@xianban/rules/district-clock';
import fc from 'fast-check';

import { EXAMPLE_POLICY } from '../testing/example-policy.js';
import { openRecord, type IssueRecord } from './issue-record.js';
import { limit, rung } from './moments.js';

const STARTED_MS = Date.parse(ReportAcceptedV1.example.receivedAt);
const WEEK_MS = 7 * 86_400_000;

function waitingIssue(): IssueRecord {
  const opening = { report: ReportAcceptedV1.example, round: 1, policy: EXAMPLE_POLICY, clock: WALL_CLOCK, publicUrl: '' };
  return { ...openRecord(opening), shown: { step: 'respond' }, task: { id: 'task' as TaskId, over: false } };
}

/** Looks at these instants, in order, while the task is open or not; the rungs that fired and when. */
function climbed(looks: readonly { readonly atMs: number; readonly open: boolean }[]): { level: string; share: number }[] {
  const record = waitingIssue();
  const task = record.task;
  const fired: { level: string; share: number }[] = [];
  for (const { atMs, open } of looks) {
    record.task = open ? task : undefined;
    const moment = rung(record, EXAMPLE_POLICY, atMs);
    if (moment?.kind !== 'rung' || moment.atMs > atMs) continue;
    record.fired.push(moment.level);
    fired.push({ level: moment.level, share: (atMs - STARTED_MS) / WEEK_MS });
  }
  return fired;
}

describe('the ladder of a waiting issue', () => {
  const looks = fc
    .array(fc.record({ atMs: fc.integer({ min: 0, max: 2 * WEEK_MS }).map((ms) => STARTED_MS + ms), open: fc.boolean() }), {
      maxLength: 40,
    })
    .map((all) => [...all].sort((a, b) => a.atMs - b.atMs));

  it('fires each rung once, upwards, never early, and only while a task is open', () => {
    const shares: Readonly<Record<string, number>> = { community: 0.5, street: 0.8, district: 1 };
    fc.assert(
      fc.property(looks, (all) => {
        const fired = climbed(all);
        expect(new Set(fired.map(({ level }) => level)).size).toBe(fired.length);
        for (const { level, share } of fired) expect(share).toBeGreaterThan(shares[level]);
        expect(fired.map(({ level }) => shares[level])).toEqual(fired.map(({ level }) => shares[level]).sort((a, b) => a - b));
      }),
    );
  });

  it('fires only the highest rung that fell due while no task was open', () => {
    const at = (share: number) => STARTED_MS + share * WEEK_MS + 1;
    const seen = [0.3, 0.6, 0.85, 0.9, 1].map((share) => ({ atMs: at(share), open: share < 0.5 || share > 0.87 }));
    expect(climbed(seen).map(({ level }) => level)).toEqual(['street', 'district']);
  });

  it('passes its top rung and its limit in one moment', () => {
    const record = waitingIssue();
    record.fired = ['community', 'street'];
    expect(rung(record, EXAMPLE_POLICY, STARTED_MS)?.atMs).toBe(limit(record, EXAMPLE_POLICY, STARTED_MS)?.atMs);
  });
});
