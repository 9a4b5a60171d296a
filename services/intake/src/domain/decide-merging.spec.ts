import type { Nature } from '@xianban/contracts/values/classification';
import type { IssueNumber } from '@xianban/contracts/values/identifiers';
import { DEFAULT_MERGING } from '@xianban/rules/merging-policy';

import { decideMerging, type MergingCandidate } from './decide-merging.js';
import type { Matter } from './likeness.js';
import { matterSketch, weighedWord } from './matter-sketch.js';

/** A report of so many words, of which the others of its kind share the first. */
const matter = (words: readonly number[], changes: Partial<Matter> = {}): Matter => ({
  sketch: matterSketch(
    words.map((word) => weighedWord(word, 1)),
    { faults: new Set([1]), numbers: new Map() },
  ),
  nature: 'component' as Nature,
  limitClass: 'ordinary',
  at: [116.45, 39.93],
  receivedAtMs: 0,
  ...changes,
});
const candidate = (sequence: number, of: Matter): MergingCandidate => ({
  issue: `110105-2026-00000${sequence}` as IssueNumber,
  matter: of,
});
const SAME = matter([1, 2, 3]);
const decide = (report: Matter, ...candidates: MergingCandidate[]) => decideMerging(report, candidates, DEFAULT_MERGING);

describe('whether a report joins an issue', () => {
  it('is decided for the one that it is most alike, the older one of equals', () => {
    const decision = decide(SAME, candidate(3, matter([1, 2, 4])), candidate(2, SAME), candidate(1, SAME));
    expect(decision).toMatchObject({ kind: 'joins', match: { issue: '110105-2026-000001', score: 1 } });
  });

  it('is left to staff between the two thresholds, three of them at most and each issue once', () => {
    const alike = matter([1, 2, 5, 6, 7], { sketch: { ...matter([1, 2, 5, 6, 7]).sketch, faults: new Set() } });
    const decision = decide(SAME, ...[1, 1, 2, 3, 4].map((sequence) => candidate(sequence, alike)));
    expect(decision.kind).toBe('opens');
    expect(decision.kind === 'opens' && decision.suggested.map(({ issue }) => issue.at(-1))).toEqual(['1', '2', '3']);
  });

  it('is not even asked below them', () => {
    expect(decide(SAME, candidate(1, matter([4, 5, 6])))).toEqual({ kind: 'opens', suggested: [] });
  });

  it.each([
    ['of a more urgent class', { limitClass: 'emergency' }, {}],
    ['that was promised an earlier limit', { limitMs: 1_000 }, { limitMs: 2_000 }],
    ['that was promised a limit before the one of the issue is known', { limitMs: 1_000 }, {}],
  ] as const)('is no for one %s, which is suggested instead', (_, ofReport, ofIssue) => {
    expect(decide({ ...SAME, ...ofReport }, candidate(1, { ...SAME, ...ofIssue }))).toMatchObject({
      kind: 'opens',
      suggested: [{ score: 1 }],
    });
  });

  it('is yes for one that was promised no earlier limit than the issue has', () => {
    expect(decide({ ...SAME, limitMs: 2_000 }, candidate(1, { ...SAME, limitMs: 2_000 }))).toMatchObject({ kind: 'joins' });
  });
});
