import type { Areas } from '@xianban/contracts/values/areas';
import type { Category, Nature } from '@xianban/contracts/values/classification';
import type { AreaCode, UnitId } from '@xianban/contracts/values/identifiers';

import { isOnDuty, type RosterMoment } from './is-on-duty.js';
import type { Unit } from '@xianban/service-kit/district/unit';

/** What must be given to a unit. */
export interface Matter {
  readonly areas: Areas;
  readonly category: Category;
  readonly nature: Nature;
  /** Units that returned it already, first asked first. */
  readonly not: readonly UnitId[];
  /** The unit that accepted it in an earlier life: it goes on leading. Source: domain.md, first receiver. */
  readonly firstReceiver?: UnitId;
}

/** The units of the district, as far as a choice needs them. */
export interface Units {
  unit(id: UnitId): Unit | undefined;
  /** Units that answer for exactly this area, in the order of their ids. */
  answeringFor(area: AreaCode): readonly Unit[];
}

export type UnitChoice = { readonly ok: true; readonly unit: UnitId } | { readonly ok: false; readonly reason: 'nobody-on-duty' };

/**
 * The responsible unit: from the management grid upwards to the district the first that answers for such a matter, is on duty now and has not
 * returned it. On one level a unit with a field of its own comes before one that takes anything. If all have returned it, the first
 * that was asked keeps it. Source: domain.md, first-inquiry responsibility.
 */
export function chooseUnit(matter: Matter, units: Units, district: AreaCode, now: RosterMoment): UnitChoice {
  const { street, community, managementGrid } = matter.areas;
  const upwards = [managementGrid, community, street, district].flatMap((area) =>
    units
      .answeringFor(area)
      .filter((unit) => takes(unit, matter))
      .sort((one, other) => speciality(other) - speciality(one)),
  );
  const first = matter.firstReceiver === undefined ? undefined : units.unit(matter.firstReceiver);
  const candidates = [...(first ? [first] : []), ...upwards].filter((unit) => isOnDuty(unit.duty, now));

  const asked = (unit: Unit) => matter.not.indexOf(unit.id);
  const unit = candidates.find((candidate) => asked(candidate) < 0) ?? candidates.sort((one, other) => asked(one) - asked(other))[0];
  return unit ? { ok: true, unit: unit.id } : { ok: false, reason: 'nobody-on-duty' };
}

/**
 * Who goes to see: the grid team of the cell that is on duty. Where a district has no team for a cell, the unit that answers for the smallest area
 * around it, but no department.
 */
export function chooseInspector(areas: Areas, units: Units, district: AreaCode, now: RosterMoment): UnitChoice {
  const upwards = [areas.managementGrid, areas.community, areas.street, district].flatMap((area) => units.answeringFor(area));
  const teams = upwards.filter((unit) => unit.kind === 'grid-team');
  const inspectors = teams.length > 0 ? teams : upwards.filter((unit) => unit.kind !== 'department');
  const unit = inspectors.find((candidate) => isOnDuty(candidate.duty, now));
  return unit ? { ok: true, unit: unit.id } : { ok: false, reason: 'nobody-on-duty' };
}

function takes(unit: Unit, matter: Matter): boolean {
  return (unit.categories?.includes(matter.category) ?? true) && (unit.natures?.includes(matter.nature) ?? true);
}

/** A nature says more than a category. */
function speciality(unit: Unit): number {
  return (unit.natures ? 2 : 0) + (unit.categories ? 1 : 0);
}
