import { MoveIssueV1 } from '@xianban/contracts/commands/move-issue';
import type { IssueNumber } from '@xianban/contracts/values/identifiers';
import { ISSUE_STATES } from '@xianban/contracts/values/issue-state';
import fc from 'fast-check';

import { decideMove } from './decide-move.js';
import { isLegalMove } from './legal-moves.js';

const order = (changes: Partial<MoveIssueV1>): MoveIssueV1 => ({ ...MoveIssueV1.example, ...changes });
const ANOTHER = '110105-2026-000999' as IssueNumber;
const state = fc.constantFrom(...ISSUE_STATES);

describe('a move', () => {
  it('follows an arrow from where the issue is', () => {
    expect(decideMove({ state: 'responding', round: 1, version: 1 }, order({ from: 'responding', to: 'resolving', version: 1 }))).toEqual({
      ok: true,
    });
  });

  it.each([
    ['illegal-move', 'to', { from: 'responding', to: 'closed' }],
    ['stale-move', 'from', { from: 'resolving', to: 'verifying' }],
    ['stale-move', 'version', { version: 0 }],
    ['stale-move', 'round', { round: 2 }],
  ] as const)('is refused as %s, naming %s', (reason, field, changes) => {
    expect(decideMove({ state: 'responding', round: 1, version: 1 }, order(changes))).toMatchObject({ ok: false, reason, field });
  });

  it('closes only with an outcome', () => {
    const judging = { state: 'judging', round: 1, version: 5 } as const;
    const close = order({ from: 'judging', to: 'closed', version: 5 });
    expect(decideMove(judging, close)).toMatchObject({ ok: false, reason: 'invalid', field: 'outcome' });
    expect(decideMove(judging, { ...close, outcome: 'fixed' })).toEqual({ ok: true });
  });

  it('begins the next round when it reopens, and no other', () => {
    const closed = { state: 'closed', round: 2, version: 9 } as const;
    const reopen = order({ from: 'closed', to: 'responding', version: 9 });
    expect([1, 2, 3, 4].map((round) => decideMove(closed, { ...reopen, round }).ok)).toEqual([false, false, true, false]);
  });

  it('is taken exactly if it is legal and knows the issue as it is, or was made already', () => {
    const numbers = fc.integer({ min: 1, max: 3 });
    fc.assert(
      fc.property(state, numbers, numbers, state, state, numbers, numbers, (at, round, version, from, to, orderedRound, orderedVersion) => {
        const verdict = decideMove(
          { state: at, round, version },
          order({ from, to, round: orderedRound, version: orderedVersion, outcome: 'fixed', into: ANOTHER }),
        );
        const made = isLegalMove(from, to) && at === to && version === orderedVersion + 1 && round === orderedRound;
        const fits =
          isLegalMove(from, to) && from === at && orderedVersion === version && orderedRound === (from === 'closed' ? round + 1 : round);
        expect(verdict.ok).toBe(fits || made);
      }),
    );
  });
});
