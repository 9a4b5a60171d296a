import type { IssueState } from '@xianban/contracts/values/issue-state';
import fc from 'fast-check';

import { judgeInstruction, type Instruction, type Situation } from './steering.js';

const NOTE = '0198c5a2-7d3e-7c1a-9b1f-3a5d6e7f8091';
const NOW_MS = 1_772_000_000_000;
const words = (more: object = {}) => ({ reason: 'operator-decides', note: NOTE, ...more });
const situation = (state: IssueState, more: Partial<Situation> = {}): Situation => ({
  ...{ state, nowMs: NOW_MS, hasTask: true, fired: [], refused: undefined, nobody: false, pending: [] },
  ...more,
});
const verdict = (kind: Instruction['kind'], state: IssueState, more: Partial<Situation> = {}, wish: object = words()) => {
  const judged = judgeInstruction(kind, wish, situation(state, more));
  return judged.ok ? judged.instruction : judged.message;
};

describe('an operator’s instruction', () => {
  it('escalates to the next level, or to a higher one that is named, while nobody has accepted', () => {
    expect(verdict('escalate', 'responding')).toMatchObject({ level: 'community' });
    expect(verdict('escalate', 'responding', { fired: ['community'] })).toMatchObject({ level: 'street' });
    expect(verdict('escalate', 'responding', {}, words({ level: 'district' }))).toMatchObject({ level: 'district' });
    expect(verdict('escalate', 'responding', { fired: ['street'] }, words({ level: 'community' }))).toMatch(
      'the community supervises already',
    );
    expect(verdict('escalate', 'responding', { fired: ['district'] })).toMatch('the district supervises already');
    expect(verdict('escalate', 'responding', { pending: [{ kind: 'escalate', reason: 'x', level: 'district', atMs: NOW_MS }] })).toMatch(
      'supervises already',
    );
    expect(verdict('escalate', 'resolving')).toMatch('this one is resolving');
    expect(verdict('escalate', 'responding', { hasTask: false })).toMatch('no unit has been asked');
    expect(verdict('escalate', 'responding', {}, words({ level: 'city' }))).toMatch('level must be one of');
  });

  it('resumes what is on the books, what nobody could be asked for, and an order that was refused', () => {
    expect(verdict('resume', 'on-the-books')).toMatchObject({ kind: 'resume' });
    expect(verdict('resume', 'responding', { nobody: true })).toMatchObject({ kind: 'resume' });
    expect(verdict('resume', 'verifying', { refused: 'moveIssue' })).toMatchObject({ kind: 'resume' });
    expect(verdict('resume', 'resolving')).toMatch('nothing waits to be resumed');
    expect(verdict('resume', 'on-the-books', { pending: [{ kind: 'resume', reason: 'x', atMs: NOW_MS }] })).toMatch(
      'being resumed already',
    );
  });

  it('reassigns from filing to judging', () => {
    expect(verdict('reassign', 'verifying', {}, words({ unit: 'sanlitun-street' }))).toMatchObject({ unit: 'sanlitun-street' });
    expect(verdict('reassign', 'inspecting')).toMatch('no unit to change');
    expect(verdict('reassign', 'judging')).toMatch('no unit to change');
    expect(verdict('reassign', 'resolving', {}, words({ unit: '../x' }))).toMatch('unit must be the id');
  });

  it('refuses what nobody has accepted, and closes what was filed', () => {
    for (const state of ['received', 'inspecting', 'responding'] as const)
      expect(verdict('refuse', state)).toMatchObject({ kind: 'refuse' });
    expect(verdict('refuse', 'resolving')).toMatch('close it instead');
    for (const state of ['responding', 'resolving', 'on-the-books', 'verifying'] as const) {
      expect(verdict('close', state)).toMatchObject({ kind: 'close' });
    }
    expect(verdict('close', 'inspecting')).toMatch('refuse it instead');
    expect(verdict('close', 'judging')).toMatch('is ending already');
  });

  it('is turned away while another ends the issue, or an order waits', () => {
    expect(verdict('reassign', 'resolving', { pending: [{ kind: 'close', reason: 'x', atMs: NOW_MS }] })).toMatch('being ended already');
    expect(verdict('close', 'resolving', { refused: 'moveIssue' })).toMatch('resume first');
  });

  it('carries a reason code and the id of a note, never words', () => {
    expect(verdict('close', 'resolving', {}, { reason: 'No way!', note: NOTE })).toMatch('reason must be a code');
    expect(verdict('close', 'resolving', {}, { reason: 'no-way', note: 'she said so' })).toMatch('note must be the UUID');
  });

  it('gets a verdict whatever it is', () => {
    const kinds = fc.constantFrom('escalate', 'resume', 'reassign', 'refuse', 'close');
    fc.assert(
      fc.property(
        kinds,
        fc.anything(),
        (kind, wish) => typeof judgeInstruction(kind as 'close', wish, situation('resolving')).ok === 'boolean',
      ),
    );
  });
});
