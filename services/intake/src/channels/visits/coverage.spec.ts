import type { AreaCode } from '@xianban/contracts/values/identifiers';
import type { Area } from '@xianban/service-kit/district/area';

import { coverageOf, isVisited, type LastVisit, levelsOf } from './coverage.js';

const area = (code: string, level: Area['level'], parent: string) => ({ code, level, parent, name: { zh: code, en: code } }) as Area;
const AREAS = [
  area('s2', 'street', 'd'),
  area('s1', 'street', 'd'),
  area('s1-c2', 'community', 's1'),
  area('s1-c1', 'community', 's1'),
  area('s1-g1', 'management-grid', 's1'),
];
const visit = (code: string, level: LastVisit['level'], atMs: number): LastVisit => ({ area: code as AreaCode, level, atMs });

describe('the coverage of visits', () => {
  it('holds every street and community once, in the order of their codes, whatever was visited', () => {
    expect(coverageOf(AREAS, []).map(({ area: { code }, last }) => [code, last])).toEqual([
      ['s1', {}],
      ['s1-c1', {}],
      ['s1-c2', {}],
      ['s2', {}],
    ]);
  });

  it('takes a visit to a community for one to its street, but not the other way round', () => {
    const coverage = coverageOf(AREAS, [visit('s1-c2', 'division', 5), visit('s2', 'district', 7), visit('elsewhere', 'district', 9)]);
    expect(coverage.map(({ last }) => last)).toEqual([{ division: 5 }, {}, { division: 5 }, { district: 7 }]);
    const later = coverageOf(AREAS, [visit('s1-c1', 'division', 8), visit('s1', 'division', 6), visit('s1-c2', 'division', 5)]);
    expect(later.map(({ last }) => last.division)).toEqual([8, 8, 5, undefined]);
  });

  it('counts by level, from an instant on', () => {
    const coverage = coverageOf(AREAS, [visit('s1-c1', 'district', 5), visit('s1-c2', 'grassroots', 9)]);
    expect(levelsOf(coverage, 6).map((counts) => [counts.level, counts.streetsVisited, counts.communitiesVisited])).toEqual([
      ['any', 1, 1],
      ['district', 0, 0],
      ['division', 0, 0],
      ['grassroots', 1, 1],
    ]);
    expect(levelsOf(coverage, 5).at(0)).toEqual({
      level: 'any',
      streets: 2,
      streetsVisited: 1,
      communities: 2,
      communitiesVisited: 2,
    });
    expect(coverage.filter((entry) => !isVisited(entry, 'district', 5)).map((entry) => entry.area.code)).toEqual(['s1-c2', 's2']);
  });
});
