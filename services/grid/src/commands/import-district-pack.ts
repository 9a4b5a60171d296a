import { createHash } from 'node:crypto';

import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { AreaCode } from '@xianban/contracts/values/identifiers';
import { Clock } from '@xianban/service-kit/clock';
import { DistrictPack } from '@xianban/service-kit/district/district-pack';
import { DataSource, type EntityManager } from 'typeorm';

import type { Area } from '../store/area.js';
import { District } from '../store/district.js';
import { DistrictImport } from '../store/district-import.js';
import type { ResponsibleUnit } from '../store/responsible-unit.js';

/** Any number, the same in every instance of grid. */
const IMPORT_LOCK = 4_203_918;

/**
 * Brings areas and units of the district pack into the tables, in one transaction. Of several instances that boot together one imports and
 * the others find it done; the same content again changes nothing.
 */
@Injectable()
export class ImportDistrictPack implements OnModuleInit {
  constructor(
    private readonly database: DataSource,
    private readonly pack: DistrictPack,
    private readonly clock: Clock,
    private readonly district: District,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.run();
    await this.district.load();
  }

  /** @returns true if the tables changed */
  async run(): Promise<boolean> {
    const areas = this.areas();
    const units = this.units();
    const contentHash = createHash('sha256')
      .update(JSON.stringify([areas, units]))
      .digest('hex');
    return this.database.transaction(async (manager) => {
      await manager.query('SELECT pg_advisory_xact_lock($1)', [IMPORT_LOCK]);
      const last = await manager.findOne(DistrictImport, { where: {}, order: { importedAt: 'DESC' } });
      if (last?.contentHash === contentHash) return false;

      await replaceAreas(manager, areas);
      await replaceUnits(manager, units);
      await manager.query('DELETE FROM district_import');
      await manager.insert(DistrictImport, { districtCode: this.pack.districtCode, contentHash, importedAt: new Date(this.clock.nowMs()) });
      return true;
    });
  }

  private areas(): Area[] {
    const { pack } = this;
    const district = pack.districtCode as AreaCode;
    const row = (code: AreaCode, level: Area['level'], parent: AreaCode | null, name: { zh: string; en: string }): Area => ({
      ...{ code, level, parent, community: null, nameZh: name.zh, nameEn: name.en },
    });
    return [
      row(district, 'district', null, pack.name),
      ...[...pack.areas().values()].map(({ code, level, parent, name }) => row(code, level, parent, name)),
      ...pack.cells().map(({ code, community, managementGrid }) => ({
        ...row(code, 'technical-grid', managementGrid, { zh: code, en: code }),
        community,
      })),
    ];
  }

  private units(): ResponsibleUnit[] {
    return [...this.pack.units().values()].map(({ id, kind, name, areas, categories, natures, duty }) => ({
      ...{ id, kind, nameZh: name.zh, nameEn: name.en, areas: [...areas] },
      categories: categories ? [...categories] : null,
      natures: natures ? [...natures] : null,
      duty: duty ? duty.map(({ weekdays, from, to }) => ({ weekdays, from, to })) : null,
    }));
  }
}

async function replaceAreas(manager: EntityManager, areas: readonly Area[]): Promise<void> {
  await manager.query('DELETE FROM area');
  await manager.query(
    `INSERT INTO area (code, level, parent, community, name_zh, name_en)
     SELECT code, level, parent, community, "nameZh", "nameEn"
     FROM jsonb_to_recordset($1::jsonb) AS row (code text, level text, parent text, community text, "nameZh" text, "nameEn" text)`,
    [JSON.stringify(areas)],
  );
}

async function replaceUnits(manager: EntityManager, units: readonly ResponsibleUnit[]): Promise<void> {
  await manager.query('DELETE FROM responsible_unit');
  await manager.query(
    `INSERT INTO responsible_unit (id, kind, name_zh, name_en, areas, categories, natures, duty)
     SELECT id, kind, "nameZh", "nameEn", areas, categories, natures, duty
     FROM jsonb_to_recordset($1::jsonb)
       AS row (id text, kind text, "nameZh" text, "nameEn" text, areas text[], categories text[], natures text[], duty jsonb)`,
    [JSON.stringify(units)],
  );
}
