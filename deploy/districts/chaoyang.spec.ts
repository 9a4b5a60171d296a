import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { buildChaoyang } from './generate/build-chaoyang.ts';
import { chineseHolidays } from './generate/chinese-holidays.ts';
import { grouped } from './generate/grouped.ts';
import { readRows } from './generate/read-rows.ts';
import type { Cell, Position } from './pack.ts';
import { rawPack } from './testing/raw-pack.ts';
import { edgesOf, encloses, middleOf, undirected } from './testing/ring-facts.ts';

const pack = rawPack('chaoyang');
const sources = join(pack.folder, 'sources');

describe('the district of Chaoyang', () => {
  it('has 43 streets and townships, 604 communities, 322 management grids and 8,260 technical grids', () => {
    const count = (level: string): number => pack.areas.filter((area) => area.level === level).length;
    expect([count('street'), count('community'), count('management-grid'), pack.cells.length]).toEqual([43, 604, 322, 8_260]);
  });

  it('has the five communities of the parking case in Sanlitun', () => {
    const inSanlitun = pack.areas.filter(({ level, parent }) => level === 'community' && parent === '110105004').map(({ name }) => name.zh);
    expect(inSanlitun).toEqual(expect.arrayContaining(['幸福一村社区', '幸福二村社区', '北三里社区', '白家庄西里社区', '中纺里社区']));
    expect(pack.areas.find(({ code }) => code === '110105004')?.name.en).toBe('Sanlitun');
  });

  it('has in each street the point that is known of it', () => {
    const codes = new Map(pack.areas.map(({ code, name }) => [name.zh, code]));
    for (const { name_zh, longitude, latitude } of readRows<'name_zh' | 'longitude' | 'latitude'>(join(sources, 'streets.csv'))) {
      const at: Position = [Number(longitude), Number(latitude)];
      expect(pack.cells.find(({ polygon }) => encloses(polygon, at))?.code.slice(0, 9)).toBe(codes.get(name_zh));
    }
  });

  it('makes every street, community and management grid of one piece', () => {
    for (const areaOf of [(cell: Cell) => cell.code.slice(0, 9), (cell: Cell) => cell.community, (cell: Cell) => cell.managementGrid]) {
      for (const [area, cells] of grouped(pack.cells, areaOf)) expect(`${area}: ${pieces(cells)}`).toBe(`${area}: 1`);
    }
  });

  it('makes every management grid of whole communities', () => {
    for (const cells of grouped(pack.cells, ({ community }) => community).values()) {
      expect(new Set(cells.map(({ managementGrid }) => managementGrid)).size).toBe(1);
    }
  });

  it('numbers without a gap, from the north to the south', () => {
    for (const cells of grouped(pack.cells, ({ community }) => community).values()) {
      const ascending = cells.toSorted((one, other) => (one.code < other.code ? -1 : 1));
      expect(ascending.map(({ code }) => Number(code.slice(12)))).toEqual(cells.map((_, index) => index + 1));
      // two cells may lie side by side; from four on there are two rows
      const [first, last] = [ascending[0], ascending[ascending.length - 1]];
      if (cells.length >= 4) expect(middleOf(first.polygon)[1]).toBeGreaterThan(middleOf(last.polygon)[1]);
    }
  });

  it('has a team for each management grid by day and one for each street by night, an office for each community and street', () => {
    const count = (kind: string): number => pack.units.filter((unit) => unit.kind === kind).length;
    expect([count('grid-team'), count('community'), count('street'), count('district')]).toEqual([322 + 43, 604, 43, 1]);
  });
});

describe("the generator of Chaoyang's pack", () => {
  it('writes the very files that are kept', () => {
    for (const [file, content] of Object.entries(buildChaoyang(sources))) {
      expect(content === readFileSync(join(pack.folder, file), 'utf8') ? file : `${file} differs`).toBe(file);
    }
  });

  it('knows the holidays that are kept', () => {
    expect(chineseHolidays([2025, 2026, 2027])).toEqual(pack.holidays);
  });

  it('knows 调休: in 2026 people work on Sunday 4 January and rest on Monday 16 February', () => {
    expect(pack.holidays.workdays).toContain('2026-01-04');
    expect(pack.holidays.holidays).toContain('2026-02-16');
    expect(pack.holidays.holidays.filter((day) => pack.holidays.workdays.includes(day))).toEqual([]);
  });
});

/** How many pieces the cells make that hang together by edges. */
function pieces(cells: readonly Cell[]): number {
  const byEdge = new Map<string, number[]>();
  cells.forEach(({ polygon }, index) => {
    for (const edge of edgesOf(polygon).map(undirected)) byEdge.set(edge, [...(byEdge.get(edge) ?? []), index]);
  });
  const root = cells.map((_, index) => index);
  const rootOf = (index: number): number => (root[index] === index ? index : rootOf(root[index]));
  for (const [one, other] of byEdge.values()) if (other !== undefined) root[rootOf(one)] = rootOf(other);
  return new Set(cells.map((_, index) => rootOf(index))).size;
}
