import { Injectable } from '@nestjs/common';
import type { Areas } from '@xianban/contracts/values/areas';
import type { AreaCode } from '@xianban/contracts/values/identifiers';
import { DistrictPack } from '@xianban/service-kit/district/district-pack';
import type { Unit } from '@xianban/service-kit/district/unit';
import { DataSource } from 'typeorm';

import { CellIndex } from '../domain/cell-index.js';
import { DistrictMap } from '../domain/district-map.js';
import { ResponsibleUnit } from './responsible-unit.js';

/** The district in memory, complete before the service obeys its first order: orders ask it instead of the database. Filled by the import. */
@Injectable()
export class District {
  /** Areas and units. */
  map!: DistrictMap;
  /** Points to technical grids. */
  cells!: CellIndex;

  constructor(
    private readonly database: DataSource,
    private readonly pack: DistrictPack,
  ) {}

  /** Reads the imported tables, and the borders from the pack. @throws Error if a technical grid lies in no community of a street */
  async load(): Promise<void> {
    const units = await this.database.manager.find(ResponsibleUnit);
    const places = await this.places();
    const cells = this.pack.cells();
    const lost = cells.find(({ code }) => !places.has(code));
    if (lost) throw new Error(`technical grid ${lost.code} lies in no community of a street`);
    this.map = new DistrictMap(this.pack.districtCode as AreaCode, places, units.map(unitOf));
    this.cells = new CellIndex(cells, this.pack.outline);
  }

  private async places(): Promise<ReadonlyMap<AreaCode, Areas>> {
    const rows: Areas[] = await this.database.query(
      `SELECT cell.code AS "technicalGrid", cell.parent AS "managementGrid", cell.community AS community, community.parent AS street
       FROM area cell JOIN area community ON community.code = cell.community AND community.level = 'community'
       WHERE cell.level = 'technical-grid'`,
    );
    return new Map(rows.map((areas) => [areas.technicalGrid, Object.freeze(areas)]));
  }
}

function unitOf({ id, kind, nameZh, nameEn, areas, categories, natures, duty }: ResponsibleUnit): Unit {
  return {
    ...{ id, kind, name: { zh: nameZh, en: nameEn }, areas },
    ...(categories && { categories }),
    ...(natures && { natures }),
    ...(duty && { duty }),
  };
}
