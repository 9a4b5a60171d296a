import type { Areas } from '@xianban/contracts/values/areas';
import type { AreaCode, UnitId } from '@xianban/contracts/values/identifiers';
import type { Unit } from '@xianban/service-kit/district/unit';

import type { Units } from './choose-unit.js';

/** Which areas a technical grid lies in, and which units answer for which area. Built once; nothing in it changes. */
export class DistrictMap implements Units {
  private readonly units: ReadonlyMap<UnitId, Unit>;
  private readonly byArea = new Map<AreaCode, Unit[]>();

  /** @param places the areas of every technical grid, by its code */
  constructor(
    readonly district: AreaCode,
    private readonly places: ReadonlyMap<AreaCode, Areas>,
    units: readonly Unit[],
  ) {
    const sorted = [...units].sort((one, other) => (one.id < other.id ? -1 : 1));
    this.units = new Map(sorted.map((unit) => [unit.id, unit]));
    for (const unit of sorted) {
      for (const area of unit.areas) this.byArea.set(area, [...(this.byArea.get(area) ?? []), unit]);
    }
  }

  /** The areas around a technical grid; undefined if the district has none of that code. */
  areasOf(technicalGrid: AreaCode): Areas | undefined {
    return this.places.get(technicalGrid);
  }

  /** True if the four areas belong together as the district pack says. */
  knows(areas: Areas): boolean {
    const known = this.places.get(areas.technicalGrid);
    return known?.managementGrid === areas.managementGrid && known.community === areas.community && known.street === areas.street;
  }

  /** In the order of their ids. */
  allUnits(): readonly Unit[] {
    return [...this.units.values()];
  }

  unit(id: UnitId): Unit | undefined {
    return this.units.get(id);
  }

  answeringFor(area: AreaCode): readonly Unit[] {
    return this.byArea.get(area) ?? [];
  }
}
