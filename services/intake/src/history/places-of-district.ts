import type { Areas } from '@xianban/contracts/values/areas';
import type { AreaCode, UnitId } from '@xianban/contracts/values/identifiers';
import type { DistrictPack } from '@xianban/service-kit/district/district-pack';

import type { HistoryMapping } from './history-mapping.js';

/**
 * The areas and units of the running district by what a source calls them. Knows none where the source is another district's: its history keeps its
 * own positions, and nobody here is made responsible for it.
 */
export class PlacesOfDistrict {
  /** Whether the source speaks of the running district. */
  readonly fits: boolean;
  private readonly areas = new Map<string, Areas>();
  private readonly units = new Map<string, UnitId>();
  private readonly endings = new Map<string, string>();

  constructor(
    private readonly mapping: Pick<HistoryMapping, 'districtCode' | 'area' | 'units'>,
    pack: DistrictPack,
  ) {
    this.fits = pack.districtCode === mapping.districtCode;
    if (!this.fits) return;
    const seen = new Set<AreaCode>();
    for (const { code, community, managementGrid } of pack.cells()) {
      const street = pack.areas().get(managementGrid)?.parent;
      const ending = managementGrid.slice(managementGrid.lastIndexOf('-'));
      // a grid of several cells does not say in which of them something lies
      if (!street || seen.has(managementGrid)) this.areas.delete(ending);
      else this.areas.set(ending, { street, community, managementGrid, technicalGrid: code });
      seen.add(managementGrid);
    }
    for (const [name, id] of Object.entries(mapping.units.table)) {
      if (pack.units().has(id as UnitId)) this.units.set(name, id as UnitId);
    }
  }

  /** @param value what the source calls its smallest area */
  areasOf(value: string): Areas | undefined {
    if (!this.fits || value === '') return undefined;
    let ending = this.endings.get(value);
    if (ending === undefined) {
      ending = this.mapping.area.gridEnding(value);
      if (this.endings.size < 10_000) this.endings.set(value, ending);
    }
    return this.areas.get(ending);
  }

  /** @param value what the source calls the unit */
  unitOf(value: string): UnitId | undefined {
    return this.units.get(value);
  }
}
