import type { AreaCode } from '@xianban/contracts/values/identifiers';
import fc from 'fast-check';

import { CellIndex, type Cell } from './cell-index.js';

type Corner = [number, number];

const COLUMNS = 20;
const ROWS = 15;
const cell = (code: string, polygon: Corner[]): Cell => ({ code: code as AreaCode, polygon });

/** From west to east, one degree high, not closed. */
const box = (west: number, east: number): Corner[] => [
  [west, 0],
  [east, 0],
  [east, 1],
  [west, 1],
];

/** Cells whose inner corners are displaced, every second one the other way round, as a generated district has them. */
function displacedCells(): { cells: Cell[]; outline: Corner[][] } {
  const corner = (column: number, row: number): Corner => {
    const inner = column > 0 && column < COLUMNS && row > 0 && row < ROWS;
    const shift = inner ? 0.003 * Math.sin(column * 12.9 + row * 78.2) : 0;
    return [Number((116.4 + column * 0.01 + shift).toFixed(6)), Number((39.9 + row * 0.01 - shift).toFixed(6))];
  };
  const cells: Cell[] = [];
  for (let row = 0; row < ROWS; row += 1) {
    for (let column = 0; column < COLUMNS; column += 1) {
      const ring = [corner(column, row), corner(column + 1, row), corner(column + 1, row + 1), corner(column, row + 1)];
      cells.push(cell(`C${String(row * COLUMNS + column).padStart(3, '0')}`, (row + column) % 2 ? ring.reverse() : ring));
    }
  }
  return { cells, outline: [[corner(0, 0), corner(COLUMNS, 0), corner(COLUMNS, ROWS), corner(0, ROWS)]] };
}

/** The slow way: every cell on its own. */
function owners(cells: readonly Cell[], longitude: number, latitude: number): AreaCode[] {
  return cells.filter(({ polygon }) => slowContains(polygon, longitude, latitude)).map(({ code }) => code);
}

function slowContains(polygon: Cell['polygon'], longitude: number, latitude: number): boolean {
  return polygon.reduce((inside, [x1, y1], index) => {
    const [x2, y2] = polygon[(index + 1) % polygon.length];
    const [south, north] =
      y1 < y2
        ? [
            [x1, y1],
            [x2, y2],
          ]
        : [
            [x2, y2],
            [x1, y1],
          ];
    if (!(south[1] <= latitude && latitude < north[1])) return inside;
    return longitude < south[0] + ((latitude - south[1]) / (north[1] - south[1])) * (north[0] - south[0]) ? !inside : inside;
  }, false);
}

describe('CellIndex', () => {
  const { cells, outline } = displacedCells();
  const index = new CellIndex(cells, outline);
  const longitudes = fc.double({ min: 116.4, max: 116.6, noNaN: true, maxExcluded: true });
  const latitudes = fc.double({ min: 39.9, max: 40.05, noNaN: true, maxExcluded: true });

  it('finds for any point of the district the one cell that a slow search finds', () => {
    fc.assert(
      fc.property(longitudes, latitudes, (longitude, latitude) => {
        expect(owners(cells, longitude, latitude)).toEqual([index.find(longitude, latitude)]);
      }),
      { numRuns: 500 },
    );
  });

  it('gives every corner that cells share to exactly one of them', () => {
    for (const [longitude, latitude] of cells.flatMap((each) => each.polygon)) {
      if (longitude >= 116.6 || latitude >= 40.05) continue;
      expect(owners(cells, longitude, latitude)).toEqual([index.find(longitude, latitude)]);
    }
  });

  it('does not depend on the order of the cells in the file', () => {
    const reversed = new CellIndex([...cells].reverse(), outline);
    fc.assert(
      fc.property(longitudes, latitudes, (longitude, latitude) => reversed.find(longitude, latitude) === index.find(longitude, latitude)),
    );
  });

  it('knows no owner outside the outline, not even where a cell sticks out', () => {
    expect(index.find(116.39999, 39.95)).toBeUndefined();
    expect(index.find(39.95, 116.5)).toBeUndefined();
    const sticksOut = new CellIndex([cell('A', box(0, 3))], [box(0, 2)]);
    expect(sticksOut.find(1, 0.5)).toBe('A');
    expect(sticksOut.find(2.5, 0.5)).toBeUndefined();
  });

  it('knows no owner where a cell lies wholly outside', () => {
    const index = new CellIndex([cell('A', box(0, 2)), cell('B', box(5, 6))], [box(0, 2)]);
    expect(index.find(5.5, 0.5)).toBeUndefined();
  });

  it('knows no owner in a hole of the outline', () => {
    const index = new CellIndex([cell('A', box(0, 9))], [box(0, 9), box(3, 6)]);
    expect(index.find(1, 0.5)).toBe('A');
    expect(index.find(4, 0.5)).toBeUndefined();
  });

  it('gives a point in a gap to the nearest cell', () => {
    const index = new CellIndex([cell('west', box(0, 1)), cell('east', box(1.4, 2))], [box(0, 2)]);
    expect(index.find(1.1, 0.5)).toBe('west');
    expect(index.find(1.3, 0.5)).toBe('east');
  });

  it('gives a point in an overlap to the lowest code', () => {
    expect(new CellIndex([cell('b', box(0, 2)), cell('a', box(1, 3))], [box(0, 3)]).find(1.5, 0.5)).toBe('a');
  });

  it('gives a border back as a closed ring', () => {
    const index = new CellIndex([cell('A', box(0, 1))], [box(0, 1)]);
    expect(index.border('A' as AreaCode)).toEqual([...box(0, 1), [0, 0]]);
    expect(index.border('B' as AreaCode)).toBeUndefined();
  });

  it.each([
    ['no cells', []],
    ['two cells of one code', [cell('A', box(0, 1)), cell('A', box(1, 2))]],
    ['a ring of two corners', [cell('A', [box(0, 1)[0], box(0, 1)[1], box(0, 1)[0]])]],
    ['a corner that is no number', [cell('A', [...box(0, 1), [0, NaN]])]],
  ])('refuses %s', (_, broken) => {
    expect(() => new CellIndex(broken, [box(0, 1)])).toThrow(TypeError);
  });
});
