import { ISSUE_STATES } from '@xianban/contracts/values/issue-state';
import type { PolicySnapshot } from '@xianban/rules/policy';

import { isAskedWhile, requestFault } from './request-rules.js';

const NOW = 1_000_000;
const policy = { onTheBooks: { onlyAfterLimit: true } } as PolicySnapshot;
const running = { state: 'resolving', limitMs: NOW + 5_000, overdue: false } as const;
const over = { state: 'resolving', limitMs: NOW - 5_000, overdue: true } as const;

describe('a request', () => {
  it('for extension says until when: after the limit and in the future', () => {
    expect(requestFault(running, { kind: 'extension', untilMs: NOW + 6_000 }, policy, NOW)).toBeUndefined();
    expect(requestFault(running, { kind: 'extension' }, policy, NOW)).toMatchObject({ kind: 'invalid', field: 'until' });
    expect(requestFault(running, { kind: 'extension', untilMs: NOW + 5_000 }, policy, NOW)).toMatchObject({ field: 'until' });
    expect(requestFault(over, { kind: 'extension', untilMs: NOW - 1 }, policy, NOW)).toMatchObject({ field: 'until' });
  });

  it('for the books lists what is open, has a date of review, and comes after the limit', () => {
    const asked = { kind: 'on-the-books', untilMs: NOW + 1, openProblems: ['no owner'] } as const;
    expect(requestFault(over, asked, policy, NOW)).toBeUndefined();
    expect(requestFault(over, { ...asked, openProblems: [] }, policy, NOW)).toMatchObject({ field: 'openProblems' });
    expect(requestFault(over, { ...asked, untilMs: undefined }, policy, NOW)).toMatchObject({ field: 'until' });
    expect(requestFault(running, asked, policy, NOW)).toMatchObject({ kind: 'conflict', field: 'kind' });
    expect(requestFault(running, asked, { onTheBooks: { onlyAfterLimit: false } } as PolicySnapshot, NOW)).toBeUndefined();
  });

  it('to close without a fix has no date', () => {
    expect(requestFault(running, { kind: 'close-without-fix' }, policy, NOW)).toBeUndefined();
    expect(requestFault(running, { kind: 'close-without-fix', untilMs: NOW + 1 }, policy, NOW)).toMatchObject({ field: 'until' });
  });

  it('is made only while somebody is at work', () => {
    expect(ISSUE_STATES.filter((state) => isAskedWhile('extension', state))).toEqual(['responding', 'resolving', 'verifying']);
    expect(ISSUE_STATES.filter((state) => isAskedWhile('on-the-books', state))).toEqual(['responding', 'resolving']);
    expect(ISSUE_STATES.filter((state) => isAskedWhile('close-without-fix', state))).toEqual(['responding', 'resolving', 'on-the-books']);
  });
});
