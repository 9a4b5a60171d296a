import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { parse } from 'yaml';

import type { Area, Cell, Name, Unit } from '../pack.ts';
import { communityCode, managementGridCode, technicalGridCode } from './chaoyang-codes.ts';
import { STREET_COUNT } from './chaoyang-figures.ts';
import { chaoyangGeometry, type PlacedCell } from './chaoyang-geometry.ts';
import { chaoyangUnits, type Street } from './chaoyang-units.ts';
import { jsonLines } from './json-lines.ts';
import { readRows } from './read-rows.ts';
import type { PackFiles } from './write-pack.ts';

const DISTRICT = '110105';

/** The generated files of Chaoyang's pack, the same every time, from the sources in its folder. */
export function buildChaoyang(sources: string): PackFiles {
  const communities = readRows<'code' | 'street' | 'name_zh' | 'name_en'>(join(sources, 'communities.csv'));
  const streets = readRows<'name_zh' | 'name_en' | 'kind' | 'longitude' | 'latitude'>(join(sources, 'streets.csv'))
    .map((row) => {
      const own = communities.filter(({ street }) => street === row.name_zh);
      if (!own[0]) throw new RangeError(`no community of ${row.name_zh} is known`);
      return {
        ...row,
        code: own[0].code.slice(0, 9),
        communities: own.map(({ name_zh, name_en }): Name => ({ zh: name_zh, en: name_en })),
      };
    })
    .sort((one, other) => (one.code < other.code ? -1 : 1));
  if (streets.length !== STREET_COUNT) throw new RangeError(`the sources name ${streets.length} streets instead of ${STREET_COUNT}`);

  const { outline, cells } = chaoyangGeometry(
    streets.map(({ longitude, latitude, communities: own }) => ({
      longitude: Number(longitude),
      latitude: Number(latitude),
      communityCount: own.length,
    })),
  );
  const named = streets.map(({ code, name_zh, name_en, kind, communities: own }, index): Street => {
    const grids = new Set(cells.filter(({ street }) => street === index).map(({ managementGrid }) => managementGrid)).size;
    return { code, name: { zh: name_zh, en: name_en }, kind, communities: own, managementGridCount: grids };
  });
  const departments = parse(readFileSync(join(sources, 'departments.yaml'), 'utf8')) as Unit[];
  return {
    'outline.geojson': `${JSON.stringify(outline)}\n`,
    'areas.json': jsonLines(named.flatMap(areasOf)),
    'cells.json': jsonLines(cells.map((cell) => cellOf(cell, named))),
    'units.json': jsonLines(chaoyangUnits(DISTRICT, named, departments)),
  };
}

function areasOf({ code, name, communities, managementGridCount }: Street): Area[] {
  return [
    { code, level: 'street', parent: DISTRICT, name },
    ...communities.map((community, number): Area => ({
      code: communityCode(code, number),
      level: 'community',
      parent: code,
      name: community,
    })),
    ...Array.from({ length: managementGridCount }, (_, number): Area => ({
      code: managementGridCode(code, number),
      level: 'management-grid',
      parent: code,
      name: { zh: `${name.zh}第${number + 1}网格`, en: `${name.en} grid ${number + 1}` },
    })),
  ];
}

function cellOf(cell: PlacedCell, streets: readonly Street[]): Cell {
  const street = streets[cell.street]?.code ?? '';
  const community = communityCode(street, cell.community);
  return {
    code: technicalGridCode(community, cell.number),
    community,
    managementGrid: managementGridCode(street, cell.managementGrid),
    polygon: cell.polygon,
  };
}
