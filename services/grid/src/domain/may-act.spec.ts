import type { UnitId } from '@xianban/contracts/values/identifiers';
import type { LadderLevel } from '@xianban/contracts/values/judgement';
import type { Unit } from '@xianban/service-kit/district/unit';
import type { Actor } from '@xianban/service-kit/identity/actor';

import { WEST } from '../testing/test-grid.js';
import { actDenial, maySee, type TaskInHands } from './may-act.js';

const actor = (changes: Partial<Record<keyof Actor, unknown>>) =>
  ({ sub: 'li', role: 'unit-staff', areas: [], can: [], ...changes }) as Actor;
const task = (escalationLevel?: LadderLevel): TaskInHands => ({ unit: 'team' as UnitId, areas: WEST, escalationLevel, handledBy: 'wang' });
const unit = (kind: Unit['kind'], area: string) => ({ id: 'other', kind, name: { zh: '', en: '' }, areas: [area] }) as unknown as Unit;

describe('actDenial', () => {
  it.each(['accept', 'return', 'handle'] as const)('lets only the unit of the task %s it', (action) => {
    expect(actDenial(action, actor({ unit: 'team' }), undefined, task())).toBeUndefined();
    expect(actDenial(action, actor({ unit: 'other' }), unit('community', WEST.community), task())).toBe('not-your-task');
    expect(actDenial(action, actor({ role: 'district-staff', areas: ['*'] }), undefined, task())).toBe('not-your-task');
  });

  it('lets staff of a level accept once the task has climbed to it', () => {
    const staff = [
      { who: actor({ unit: 'other' }), own: unit('community', WEST.community) },
      { who: actor({ role: 'street-staff', areas: [WEST.street] }) },
      { who: actor({ role: 'district-staff', areas: ['*'] }) },
    ];
    const may = (level: LadderLevel) => staff.map(({ who, own }) => actDenial('accept', who, own, task(level)) === undefined);
    expect(may('community')).toEqual([true, false, false]);
    expect(may('street')).toEqual([true, true, false]);
    expect(may('district')).toEqual([true, true, true]);
  });

  it('lets no staff of other areas supervise', () => {
    expect(actDenial('accept', actor({ unit: 'other' }), unit('community', '110105001002'), task('district'))).toBe('not-your-task');
    expect(actDenial('accept', actor({ unit: 'other' }), unit('street', '110105002'), task('district'))).toBe('not-your-task');
    expect(actDenial('accept', actor({ role: 'street-staff', areas: ['110105002'] }), undefined, task('district'))).toBe('not-your-task');
  });

  it('lets grid workers of the unit inspect, and nobody else', () => {
    expect(actDenial('inspect', actor({ role: 'grid-worker', unit: 'team' }), undefined, task())).toBeUndefined();
    expect(actDenial('inspect', actor({ role: 'unit-staff', unit: 'team' }), undefined, task())).toBe('not-your-task');
    expect(actDenial('inspect', actor({ role: 'grid-worker', unit: 'other', areas: ['*'] }), undefined, task('district'))).toBe(
      'not-your-task',
    );
  });

  it('lets anybody of the area verify who is not the handler', () => {
    for (const role of ['grid-worker', 'street-staff', 'district-staff', 'operator']) {
      expect(actDenial('verify', actor({ role, areas: [WEST.community] }), undefined, task())).toBeUndefined();
      expect(actDenial('verify', actor({ role, areas: ['110105002'] }), undefined, task())).toBe('not-your-area');
      expect(actDenial('verify', actor({ role, areas: ['*'], sub: 'wang' }), undefined, task())).toBe('own-work');
    }
    expect(actDenial('verify', actor({ role: 'unit-staff', areas: ['*'] }), undefined, task())).toBe('not-your-area');
  });
});

describe('maySee', () => {
  it('is true for the unit, the areas around, and who watches over the district', () => {
    expect(maySee(actor({ unit: 'team' }), task())).toBe(true);
    expect(maySee(actor({ areas: [WEST.managementGrid] }), task())).toBe(true);
    expect(maySee(actor({ role: 'operator' }), task())).toBe(true);
    expect(maySee(actor({ unit: 'other', areas: ['110105002'] }), task())).toBe(false);
  });
});
