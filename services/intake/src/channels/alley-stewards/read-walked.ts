import { Injectable } from '@nestjs/common';
import type { AreaCode } from '@xianban/contracts/values/identifiers';
import { Clock } from '@xianban/service-kit/clock';
import { DistrictPack } from '@xianban/service-kit/district/district-pack';
import type { Language } from '@xianban/service-kit/language/language';
import { readCursor } from '@xianban/service-kit/paging/cursor';
import type { Page } from '@xianban/service-kit/paging/page';
import { pageOf } from '@xianban/service-kit/paging/page-of';
import { DataSource } from 'typeorm';

import type { RoundsQuery } from './rounds-query.js';
import type { WalkedView } from './walked-view.js';

interface WalkedRow {
  readonly community: AreaCode;
  readonly rounds: number;
  readonly alleys: number;
  readonly last: Date;
}

/** Counts rounds by community, and names those where nobody walked. */
@Injectable()
export class ReadWalked {
  constructor(
    private readonly dataSource: DataSource,
    private readonly pack: DistrictPack,
    private readonly clock: Clock,
  ) {}

  /** @param communities that the actor answers for, in order. @throws Problem 400 for a cursor that is none */
  async run(communities: readonly AreaCode[], { since, limit, cursor }: RoundsQuery, language: Language): Promise<Page<WalkedView>> {
    const [after] = readCursor(cursor, ['string']) ?? [''];
    const shown = communities.filter((code) => code > after).slice(0, limit + 1);
    const rows: WalkedRow[] = await this.dataSource.query(
      `SELECT community, count(*)::int AS rounds, count(DISTINCT alley)::int AS alleys, max(ended_at) AS last
       FROM alley_stewards_round WHERE community = ANY($1) AND ended_at >= $2 GROUP BY community`,
      [shown, new Date(since)],
    );
    const walked = new Map(rows.map((row) => [row.community, row]));
    return pageOf(
      shown,
      limit,
      (code) => [code],
      (code) => {
        const row = walked.get(code);
        return {
          community: code,
          name: this.pack.areas().get(code)?.name[language] ?? code,
          rounds: row?.rounds ?? 0,
          alleys: row?.alleys ?? 0,
          ...(row && { lastWalkedAt: this.clock.instant(row.last.getTime()) }),
        };
      },
    );
  }
}
