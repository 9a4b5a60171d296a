import 'reflect-metadata';

import { DistrictPack } from '@xianban/service-kit/district/district-pack';
import fc from 'fast-check';

import type { Area, Duty, Position } from './pack.ts';
import { rawPack } from './testing/raw-pack.ts';
import { edgesOf, encloses, isSimple, squareDegrees, undirected } from './testing/ring-facts.ts';

const HOURS_OF_A_WEEK = [1, 2, 3, 4, 5, 6, 7].flatMap((weekday) =>
  Array.from({ length: 24 }, (_, hour) => ({ weekday, time: `${String(hour).padStart(2, '0')}:00` })),
);

function worksAt({ weekdays, from, to }: Duty, { weekday, time }: (typeof HOURS_OF_A_WEEK)[number]): boolean {
  const begins = weekdays.includes(weekday);
  if (from < to) return begins && from <= time && time < to;
  const beganYesterday = weekdays.includes(weekday === 1 ? 7 : weekday - 1);
  return (begins && from <= time) || (beganYesterday && time < to);
}

describe.each(['chaoyang', 'boston-2015'])('the pack %s', (name) => {
  const pack = rawPack(name);
  const areaOf = new Map(pack.areas.map((area) => [area.code, area]));
  const codesOf = (level: Area['level']): string[] => pack.areas.filter((area) => area.level === level).map(({ code }) => code);
  const [outline] = pack.outline.coordinates;

  it('is read by the services without a complaint', () => {
    const read = new DistrictPack(pack.folder);
    expect([read.districtCode, read.areas().size, read.units().size, read.cells().length]).toEqual([
      pack.districtCode,
      pack.areas.length,
      pack.units.length,
      pack.cells.length,
    ]);
    expect(read.policy.calendar.holidays).toEqual(pack.holidays.holidays);
  });

  it('gives every code and every unit id once', () => {
    const codes = [...pack.areas, ...pack.cells].map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    expect(new Set(pack.units.map(({ id }) => id)).size).toBe(pack.units.length);
  });

  it('puts each cell into a community and a management grid of the same street, and leaves no area without a cell', () => {
    for (const cell of pack.cells) {
      const street = areaOf.get(cell.community)?.parent;
      expect(areaOf.get(cell.managementGrid)?.parent).toBe(street);
      expect(areaOf.get(street ?? '')?.parent).toBe(pack.districtCode);
      expect(cell.code).toMatch(/^\d{15}$/);
      expect(cell.code.slice(0, 12)).toBe(cell.community);
      expect(cell.code.slice(0, 9)).toBe(street);
    }
    expect(new Set(pack.cells.map(({ community }) => community))).toEqual(new Set(codesOf('community')));
    expect(new Set(pack.cells.map(({ managementGrid }) => managementGrid))).toEqual(new Set(codesOf('management-grid')));
    expect(new Set(pack.cells.map(({ code }) => code.slice(0, 9)))).toEqual(new Set(codesOf('street')));
  });

  it('draws closed and simple borders', () => {
    for (const ring of [outline, ...pack.cells.map(({ polygon }) => polygon)]) {
      expect(ring.at(-1)).toEqual(ring[0]);
      expect(ring.length).toBeGreaterThanOrEqual(4);
      expect(isSimple(ring)).toBe(true);
      expect(squareDegrees(ring)).toBeGreaterThan(0);
    }
  });

  it('lets neighbours share each edge corner by corner, and the outline be what is left', () => {
    const owners = new Map<string, number>();
    for (const edge of pack.cells.flatMap(({ polygon }) => edgesOf(polygon)).map(undirected)) owners.set(edge, (owners.get(edge) ?? 0) + 1);
    const outer = [...owners].filter(([, count]) => count === 1).map(([edge]) => edge);
    expect(Math.max(...owners.values())).toBe(2);
    expect(new Set(edgesOf(outline).map(undirected))).toEqual(new Set(outer));
  });

  it('covers the outline exactly', () => {
    const covered = pack.cells.reduce((sum, { polygon }) => sum + squareDegrees(polygon), 0);
    expect(Math.abs(covered / squareDegrees(outline) - 1)).toBeLessThan(1e-9);
  });

  it('gives each place inside the outline to one cell and each place outside to none', () => {
    const [longitudes, latitudes] = [outline.map(([longitude]) => longitude), outline.map(([, latitude]) => latitude)];
    const between = (degrees: readonly number[]) =>
      fc.double({ min: Math.min(...degrees) - 0.01, max: Math.max(...degrees) + 0.01, noNaN: true });
    fc.assert(
      fc.property(fc.tuple(between(longitudes), between(latitudes)), (at: Position) => {
        const owners = pack.cells.filter(({ polygon }) => encloses(polygon, at));
        expect(owners).toHaveLength(encloses(outline, at) ? 1 : 0);
      }),
      { numRuns: 200 },
    );
  });

  it('has a grid team or the district itself on duty for every management grid at every hour', () => {
    for (const grid of codesOf('management-grid')) {
      const around = [grid, areaOf.get(grid)?.parent ?? '', pack.districtCode];
      const units = pack.units.filter(
        ({ kind, areas }) => ['grid-team', 'district'].includes(kind) && areas.some((area) => around.includes(area)),
      );
      const uncovered = HOURS_OF_A_WEEK.filter((hour) => !units.some(({ duty }) => !duty || duty.some((each) => worksAt(each, hour))));
      expect(uncovered).toEqual([]);
    }
  });

  it('leaves no nature without a unit that takes it at every hour', () => {
    for (const nature of pack.vocabulary.natures) {
      const takers = pack.units.filter(
        ({ areas, natures, duty }) => areas.includes(pack.districtCode) && !duty && (natures?.includes(nature) ?? true),
      );
      expect(takers.map(({ id }) => id)).not.toEqual([]);
    }
  });

  it('names its natures in both languages, the same ones as its vocabulary', () => {
    expect(pack.natures.map(({ code }) => code)).toEqual(pack.vocabulary.natures);
    expect(pack.natures.every(({ name: { zh, en } }) => zh.length > 0 && en.length > 0)).toBe(true);
  });

  it('says of every nature which of the five qualities it touches', () => {
    expect(pack.vocabulary.natureQualities.map(({ nature }) => nature)).toEqual(pack.vocabulary.natures);
  });

  it('has no word that an earlier one makes unreachable', () => {
    const words = pack.vocabulary.rules.map(({ word }) => word.toLowerCase());
    expect(new Set(words).size).toBe(words.length);
    const shadowed = words.filter((word, index) => words.slice(0, index).some((earlier) => containsWord(word, earlier)));
    expect(shadowed).toEqual([]);
  });
});

/** As reports are read: a Latin word stands alone or in the plural, a Chinese one anywhere. */
function containsWord(text: string, word: string): boolean {
  const at = text.indexOf(word);
  if (at < 0 || !/^[a-z\d]/.test(word)) return at >= 0;
  return !/[a-z\d]/.test(text.charAt(at - 1)) && !/^(?!e?s(?![a-z\d]))[a-z\d]/.test(text.slice(at + word.length));
}
