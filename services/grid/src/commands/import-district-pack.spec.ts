import type { DistrictPack } from '@xianban/service-kit/district/district-pack';

import { Area } from '../store/area.js';
import { DistrictImport } from '../store/district-import.js';
import { District } from '../store/district.js';
import { ResponsibleUnit } from '../store/responsible-unit.js';
import { gridPack } from '../testing/grid-pack.js';
import { packOf, startTestGrid, WEST, type TestGrid } from '../testing/test-grid.js';
import { ImportDistrictPack } from './import-district-pack.js';

describe('ImportDistrictPack', () => {
  let grid: TestGrid;

  beforeEach(async () => {
    grid = await startTestGrid();
  });
  afterEach(() => grid.stop());

  const importerOf = (pack: DistrictPack) => new ImportDistrictPack(grid.dataSource, pack, grid.clock, new District(grid.dataSource, pack));
  const changedPack = () => {
    const files = gridPack();
    const units = (files['units.json'] as { id: string }[]).filter(({ id }) => id !== 'utilities');
    return packOf({ ...files, 'units.json': units });
  };

  it('brings in areas on all levels and units with their duty', async () => {
    const { manager } = grid.dataSource;
    const levels: { level: string; count: string }[] = await manager.query(
      'SELECT level, count(*) FROM area GROUP BY level ORDER BY level',
    );
    expect(levels.map(({ level, count }) => `${count} ${level}`)).toEqual([
      '2 community',
      '1 district',
      '2 management-grid',
      '1 street',
      '2 technical-grid',
    ]);
    expect(await manager.findOneBy(Area, { code: WEST.technicalGrid })).toMatchObject({
      parent: WEST.managementGrid,
      community: WEST.community,
    });
    const [team] = await manager.findBy(ResponsibleUnit, { nameEn: 'west team' });
    expect(team).toMatchObject({ kind: 'grid-team', areas: ['110105001-01'], natures: null });
    expect(team.duty).toEqual([{ weekdays: [1, 2, 3, 4, 5, 6, 7], from: '06:00', to: '22:00' }]);
  });

  it('changes nothing when the content is the same', async () => {
    const before = await grid.dataSource.manager.find(DistrictImport);
    grid.clock.ms += 1_000;
    expect(await grid.importer.run()).toBe(false);
    expect(await grid.dataSource.manager.find(DistrictImport)).toEqual(before);
  });

  it('replaces areas and units when the content changed', async () => {
    expect(await importerOf(changedPack()).run()).toBe(true);
    expect(await grid.dataSource.manager.countBy(ResponsibleUnit, {})).toBe(6);
    expect(await grid.dataSource.manager.count(DistrictImport)).toBe(1);
  });

  it('imports once when several instances boot together', async () => {
    const pack = changedPack();
    const imported = await Promise.all([1, 2, 3, 4].map(() => importerOf(pack).run()));
    expect(imported.filter(Boolean)).toHaveLength(1);
    expect(await grid.dataSource.manager.countBy(ResponsibleUnit, {})).toBe(6);
  });

  it('leaves the tables as they were when it fails half-way', async () => {
    await grid.dataSource.query('ALTER TABLE responsible_unit ADD CONSTRAINT no_units CHECK (false) NOT VALID');
    await expect(importerOf(changedPack()).run()).rejects.toThrow('no_units');
    expect(await grid.dataSource.manager.count(ResponsibleUnit)).toBe(7);
    expect(await grid.dataSource.manager.count(Area)).toBe(8);
  });

  it('refuses a technical grid in no community', async () => {
    await grid.dataSource.query('DELETE FROM area WHERE code = $1', [WEST.community]);
    await expect(grid.district.load()).rejects.toThrow('110105001001001 lies in no community');
  });
});
