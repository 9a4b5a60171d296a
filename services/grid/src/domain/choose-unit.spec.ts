import type { AreaCode, UnitId } from '@xianban/contracts/values/identifiers';
import type { Unit } from '@xianban/service-kit/district/unit';
import fc from 'fast-check';

import { WEST } from '../testing/test-grid.js';
import { chooseInspector, chooseUnit, type Matter } from './choose-unit.js';
import { DistrictMap } from './district-map.js';
import { rosterMoment } from './is-on-duty.js';

const DISTRICT = '110105' as AreaCode;
const DAY = rosterMoment(Date.parse('2026-03-03T10:00:00+08:00'), 'Asia/Shanghai');
const NIGHT = rosterMoment(Date.parse('2026-03-03T23:00:00+08:00'), 'Asia/Shanghai');
const BY_DAY = [{ weekdays: [1, 2, 3, 4, 5, 6, 7], from: '06:00', to: '22:00' }];

const unit = (id: string, kind: Unit['kind'], area: string, more: Partial<Unit> = {}): Unit => ({
  ...{ id: id as UnitId, kind, name: { zh: id, en: id }, areas: [area as AreaCode], ...more },
});
const natures = (nature: string) => [nature] as unknown as Unit['natures'];
/** As plain strings, which ids are. */
interface PlainMatter {
  readonly category?: string;
  readonly nature?: string;
  readonly not?: readonly string[];
  readonly firstReceiver?: string;
}
const matter = (changes: PlainMatter = {}) =>
  ({ areas: WEST, category: 'city-management', nature: 'component', not: [], ...changes }) as unknown as Matter;

const UNITS = [
  unit('team', 'grid-team', WEST.managementGrid, { duty: BY_DAY }),
  unit('community', 'community', WEST.community),
  unit('street', 'street', WEST.street),
  unit('water', 'department', DISTRICT, { natures: natures('water') }),
  unit('centre', 'district', DISTRICT),
];
const map = (units: readonly Unit[]) => new DistrictMap(DISTRICT, new Map([[WEST.technicalGrid, WEST]]), units);
const choose = (asked: Matter, now = DAY, units = UNITS) => chooseUnit(asked, map(units), DISTRICT, now);

describe('chooseUnit', () => {
  it('begins with the management grid', () => {
    expect(choose(matter())).toEqual({ ok: true, unit: 'team' });
  });

  it('climbs to the next level while nobody is on duty', () => {
    expect(choose(matter(), NIGHT)).toEqual({ ok: true, unit: 'community' });
  });

  it('climbs past units that returned the task', () => {
    expect(choose(matter({ not: ['team', 'community'] }))).toEqual({ ok: true, unit: 'street' });
  });

  it('gives a matter to the one that takes such matters, and on one level to the more special one', () => {
    const units = [unit('centre', 'district', DISTRICT), unit('water', 'department', DISTRICT, { natures: natures('water') })];
    expect(choose(matter({ nature: 'water' }), DAY, units)).toEqual({ ok: true, unit: 'water' });
    expect(choose(matter({ nature: 'component' }), DAY, units)).toEqual({ ok: true, unit: 'centre' });
    const byCategory = [...units, unit('complaints', 'department', DISTRICT, { categories: ['complaint'] })];
    expect(choose(matter({ category: 'complaint' }), DAY, byCategory)).toEqual({ ok: true, unit: 'complaints' });
  });

  it('leaves the task with the first that was asked when everybody has returned it', () => {
    const everybody = ['street', 'centre', 'team', 'community'];
    expect(choose(matter({ not: everybody }))).toEqual({ ok: true, unit: 'street' });
  });

  it('lets the first receiver of an earlier life go on leading, unless it returned the task or is off duty', () => {
    expect(choose(matter({ firstReceiver: 'street' }))).toEqual({ ok: true, unit: 'street' });
    expect(choose(matter({ firstReceiver: 'street', not: ['street'] }))).toEqual({ ok: true, unit: 'team' });
    expect(choose(matter({ firstReceiver: 'team' }), NIGHT)).toEqual({ ok: true, unit: 'community' });
    expect(choose(matter({ firstReceiver: 'gone' }))).toEqual({ ok: true, unit: 'team' });
  });

  it('refuses when nobody is on duty anywhere', () => {
    const units = [unit('team', 'grid-team', WEST.managementGrid, { duty: BY_DAY })];
    expect(choose(matter(), NIGHT, units)).toEqual({ ok: false, reason: 'nobody-on-duty' });
    expect(choose(matter({ not: ['team'] }), NIGHT, units)).toEqual({ ok: false, reason: 'nobody-on-duty' });
  });

  it('never asks a unit again while another is left, and always finds one that was not asked if there is one', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(['team', 'community', 'street', 'centre']), fc.constantFrom(DAY, NIGHT), (not, now) => {
        const choice = choose(matter({ not }), now);
        const free = ['team', 'community', 'street', 'centre'].filter((id) => !not.includes(id) && (now === DAY || id !== 'team'));
        expect(choice).toEqual({ ok: true, unit: free[0] ?? not.find((id) => now === DAY || id !== 'team') });
      }),
    );
  });
});

describe('chooseInspector', () => {
  const inspector = (now = DAY, units = UNITS) => chooseInspector(WEST, map(units), DISTRICT, now);

  it('sends the team of the grid', () => {
    expect(inspector()).toEqual({ ok: true, unit: 'team' });
  });

  it('sends the team of the street by night, never an office', () => {
    const nightTeam = unit('night', 'grid-team', WEST.street, { duty: [{ weekdays: [1, 2, 3, 4, 5, 6, 7], from: '22:00', to: '06:00' }] });
    expect(inspector(NIGHT, [...UNITS, nightTeam])).toEqual({ ok: true, unit: 'night' });
    expect(inspector(NIGHT)).toEqual({ ok: false, reason: 'nobody-on-duty' });
  });

  it('sends the nearest unit but no department where the cell has no team', () => {
    const units = [unit('centre', 'district', DISTRICT), unit('a-department', 'department', DISTRICT)];
    expect(inspector(DAY, units)).toEqual({ ok: true, unit: 'centre' });
  });
});
