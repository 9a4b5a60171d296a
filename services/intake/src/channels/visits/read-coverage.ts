import { Injectable } from '@nestjs/common';
import type { AreaCode } from '@xianban/contracts/values/identifiers';
import type { Instant } from '@xianban/contracts/values/instant';
import { Clock } from '@xianban/service-kit/clock';
import { DistrictPack } from '@xianban/service-kit/district/district-pack';
import type { Language } from '@xianban/service-kit/language/language';
import { readCursor } from '@xianban/service-kit/paging/cursor';
import { pageOf } from '@xianban/service-kit/paging/page-of';
import { DataSource } from 'typeorm';

import type { CadreLevel } from './cadre-level.js';
import { type AreaCoverage, coverageOf, isVisited, type LevelAsked, levelsOf } from './coverage.js';
import type { CoverageQuery } from './coverage-query.js';
import type { CoverageAreaView, CoverageView } from './coverage-view.js';

/** Says for every street and community of the district when leaders were there last, so that whoever was not visited is named. */
@Injectable()
export class ReadCoverage {
  constructor(
    private readonly dataSource: DataSource,
    private readonly pack: DistrictPack,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem 400 for a cursor that is none */
  async run(query: CoverageQuery, language: Language): Promise<CoverageView> {
    const { since, visited, limit, cursor } = query;
    const level: LevelAsked = query.level ?? 'any';
    const [after] = readCursor(cursor, ['string']) ?? [''];
    const sinceMs = Date.parse(since);
    const coverage = coverageOf(this.pack.areas().values(), await this.lastVisits());
    const wanted = visited === undefined ? coverage : coverage.filter((entry) => String(isVisited(entry, level, sinceMs)) === visited);
    const page = pageOf(
      wanted.filter(({ area }) => area.code > after).slice(0, limit + 1),
      limit,
      ({ area }) => [area.code],
      (entry) => this.view(entry, isVisited(entry, level, sinceMs), language),
    );
    return { levels: levelsOf(coverage, sinceMs), ...page };
  }

  /** At most one per area and level. */
  private async lastVisits(): Promise<{ area: AreaCode; level: CadreLevel; atMs: number }[]> {
    const rows: { area: AreaCode; level: CadreLevel; at: Date }[] = await this.dataSource.query(
      'SELECT area, level, max(visited_at) AS at FROM visits_visit GROUP BY area, level',
    );
    return rows.map(({ area, level, at }) => ({ area, level, atMs: at.getTime() }));
  }

  private view({ area, last }: AreaCoverage, visited: boolean, language: Language): CoverageAreaView {
    const { code, level, parent, name } = area;
    const lastMs = Math.max(...Object.values(last));
    const lastVisits = Object.fromEntries(Object.entries(last).map(([by, atMs]): [string, Instant] => [by, this.clock.instant(atMs)]));
    return {
      area: code,
      kind: level,
      name: name[language],
      parent,
      visited,
      ...(Number.isFinite(lastMs) && { lastVisitAt: this.clock.instant(lastMs) }),
      lastVisits,
    };
  }
}
