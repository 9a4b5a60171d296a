import type { AreaCode } from '@xianban/contracts/values/identifiers';
import type { Area } from '@xianban/service-kit/district/area';

import { CADRE_LEVELS, type CadreLevel } from './cadre-level.js';

/** The latest visit of leaders of one level to one area. Epoch milliseconds. */
export interface LastVisit {
  readonly area: AreaCode;
  readonly level: CadreLevel;
  readonly atMs: number;
}

/** Who was when in an area. */
export interface AreaCoverage {
  readonly area: Area;
  /** By level; absent for levels of which nobody has ever been there. */
  readonly last: Readonly<Partial<Record<CadreLevel, number>>>;
}

/** A level, or all of them together. */
export type LevelAsked = CadreLevel | 'any';

/** How many areas leaders of a level visited. */
export interface LevelCoverage {
  readonly level: LevelAsked;
  readonly streets: number;
  readonly streetsVisited: number;
  readonly communities: number;
  readonly communitiesVisited: number;
}

/**
 * Every street and community in the order of their codes, with the latest visits. Whoever visited a community visited its street, too; a visit to the
 * street is none to its communities.
 */
export function coverageOf(areas: Iterable<Area>, visits: readonly LastVisit[]): AreaCoverage[] {
  const named = [...areas].filter(({ level }) => level !== 'management-grid');
  const parents = new Map(named.map(({ code, parent }) => [code, parent]));
  const last = new Map<AreaCode, Partial<Record<CadreLevel, number>>>(named.map(({ code }) => [code, {}]));
  for (const { area, level, atMs } of visits) {
    for (const reached of [area, parents.get(area)]) {
      const known = reached && last.get(reached);
      if (known) known[level] = Math.max(known[level] ?? -Infinity, atMs);
    }
  }
  return named.sort((one, other) => (one.code < other.code ? -1 : 1)).map((area) => ({ area, last: last.get(area.code) ?? {} }));
}

/** True if a leader of that level, or of any, was there at that instant or later. */
export function isVisited({ last }: AreaCoverage, level: LevelAsked, sinceMs: number): boolean {
  return (level === 'any' ? CADRE_LEVELS : [level]).some((one) => (last[one] ?? -Infinity) >= sinceMs);
}

/** Counts by level, any level first. */
export function levelsOf(coverage: readonly AreaCoverage[], sinceMs: number): LevelCoverage[] {
  return (['any', ...CADRE_LEVELS] as const).map((level) => {
    const count = (of: Area['level'], visitedOnly: boolean) =>
      coverage.filter((entry) => entry.area.level === of && (!visitedOnly || isVisited(entry, level, sinceMs))).length;
    return {
      level,
      streets: count('street', false),
      streetsVisited: count('street', true),
      communities: count('community', false),
      communitiesVisited: count('community', true),
    };
  });
}
