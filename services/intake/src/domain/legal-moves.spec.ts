import { ISSUE_STATES } from '@xianban/contracts/values/issue-state';

import { isLegalMove } from './legal-moves.js';

const targetsOf = (from: (typeof ISSUE_STATES)[number]) => ISSUE_STATES.filter((to) => isLegalMove(from, to));

describe('the arrows of the register', () => {
  it.each(['refused', 'withdrawn', 'merged'] as const)('end in %s', (state) => {
    expect(targetsOf(state)).toEqual([]);
  });

  it('lead out of closed only by reopening', () => {
    expect(targetsOf('closed')).toEqual(['responding']);
  });

  it('close an issue only after it was judged', () => {
    expect(ISSUE_STATES.filter((from) => isLegalMove(from, 'closed'))).toEqual(['judging']);
  });

  it('never lead from a state to itself, nor back to received', () => {
    expect(ISSUE_STATES.filter((state) => isLegalMove(state, state) || isLegalMove(state, 'received'))).toEqual([]);
  });

  it('let a failed verification go back to work', () => {
    expect(targetsOf('verifying')).toEqual(['responding', 'resolving', 'judging', 'merged']);
  });
});
