import { MoveIssueV1 } from '@xianban/contracts/commands/move-issue';
import { Areas } from '@xianban/contracts/values/areas';
import type { UnitId } from '@xianban/contracts/values/identifiers';
import type { Instant } from '@xianban/contracts/values/instant';

import { movedIssue, type IssueCourse } from './moved-issue.js';

const at = '2026-03-04T10:00:00+08:00' as Instant;
const limitAt = '2026-03-08T08:15:20+08:00' as Instant;
const resolvedAt = '2026-03-03T16:00:00+08:00' as Instant;
const course: IssueCourse = {
  state: 'verifying',
  round: 1,
  version: 4,
  areas: Areas.example,
  unit: 'team' as UnitId,
  limitAt,
  overdue: true,
  resolvedAt,
};
const order = (changes: Partial<MoveIssueV1>): MoveIssueV1 => ({
  issue: MoveIssueV1.example.issue,
  key: MoveIssueV1.example.key,
  round: 1,
  from: 'verifying',
  to: 'judging',
  version: 4,
  at,
  ...changes,
});

describe('an issue that moved', () => {
  it('is one version further and keeps what the order does not speak of', () => {
    expect(movedIssue(course, order({}))).toEqual({ ...course, state: 'judging', version: 5, closedAt: undefined, outcome: undefined });
  });

  it('is no longer resolved when a verification failed', () => {
    expect(movedIssue(course, order({ to: 'resolving' }))).toMatchObject({ state: 'resolving', resolvedAt: undefined, limitAt });
  });

  it('closes when it was closed on the ground, with its outcome', () => {
    const judged = { ...course, state: 'judging' } as const;
    expect(movedIssue(judged, order({ from: 'judging', to: 'closed', outcome: 'unfixed' }))).toMatchObject({
      closedAt: at,
      outcome: 'unfixed',
      resolvedAt,
    });
  });

  it('begins a new round with neither limit nor verdict, but with the unit that had it', () => {
    const closed = { ...course, state: 'closed', closedAt: at, outcome: 'fixed' } as const;
    expect(movedIssue(closed, order({ from: 'closed', to: 'responding', round: 2 }))).toEqual({
      ...{ state: 'responding', round: 2, version: 5, areas: Areas.example, unit: 'team', overdue: false },
      ...{ limitAt: undefined, resolvedAt: undefined, closedAt: undefined, outcome: undefined },
    });
  });
});
