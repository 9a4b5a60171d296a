import { Injectable } from '@nestjs/common';
import { Clock } from '@xianban/service-kit/clock';
import { type Actor, WHOLE_DISTRICT } from '@xianban/service-kit/identity/actor';
import { readCursor } from '@xianban/service-kit/paging/cursor';
import type { Page } from '@xianban/service-kit/paging/page';
import { pageOf } from '@xianban/service-kit/paging/page-of';
import { DataSource } from 'typeorm';

import { MERGEABLE_STATES } from '../domain/mergeable-states.js';
import type { MergeSuggestionQuery } from '../http/merge-suggestion-query.js';
import type { MergeSuggestionView } from '../http/merge-suggestion-view.js';
import { Issue } from '../store/issue.js';
import { MergeSuggestion } from '../store/merge-suggestion.js';

const within = (issue: string, areas: string) =>
  `(${['street', 'community', 'managementGrid', 'technicalGrid'].map((level) => `${issue}.${level} IN (:...${areas})`).join(' OR ')})`;

/** Lists what staff are asked to compare, newest first: pairs that nobody has decided, that can still be merged, and that lie in the actor's areas. */
@Injectable()
export class ListMergeSuggestions {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem 400 for a cursor that is none */
  async run(actor: Actor, { area, limit, cursor }: MergeSuggestionQuery): Promise<Page<MergeSuggestionView>> {
    const after = readCursor(cursor, ['integer', 'uuid']);
    const open = 'state IN (:...open)';
    const list = this.dataSource.manager
      .createQueryBuilder(MergeSuggestion, 'suggestion')
      .innerJoin(Issue, 'newer', `newer.number = suggestion.issue AND newer.mergedInto IS NULL AND newer.${open}`, {
        open: MERGEABLE_STATES,
      })
      .innerJoin(Issue, 'older', `older.number = suggestion.into AND older.mergedInto IS NULL AND older.${open}`)
      .where('suggestion.decidedAt IS NULL')
      .orderBy('suggestion.suggestedAt', 'DESC')
      .addOrderBy('suggestion.id', 'DESC')
      .limit(limit + 1);
    if (!actor.areas.includes(WHOLE_DISTRICT)) {
      if (actor.areas.length === 0) return { items: [] };
      list.andWhere(`${within('newer', 'own')} AND ${within('older', 'own')}`, { own: actor.areas });
    }
    if (area !== undefined) list.andWhere(within('newer', 'wanted'), { wanted: [area] });
    if (after) list.andWhere('(suggestion.suggestedAt, suggestion.id) < (:at, :id)', { at: new Date(after[0]), id: after[1] });
    return pageOf(
      await list.getMany(),
      limit,
      ({ suggestedAt, id }) => [suggestedAt.getTime(), id],
      ({ id, issue, into, score, reasons, suggestedAt }) => ({
        ...{ id, issue, into, score, reasons },
        suggestedAt: this.clock.instant(suggestedAt.getTime()),
      }),
    );
  }
}
