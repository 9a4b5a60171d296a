import type { EntityManager, SelectQueryBuilder } from 'typeorm';

import { HistoryIssue } from '../store/history-issue.js';
import { HistoryKindRow } from '../store/history-kind-row.js';
import { HistoryPlace } from '../store/history-place.js';
import { HistorySource } from '../store/history-source.js';

/** Issues of the past as `issue`, each with its `kind`, its `source` and, where it is known, its `place`. */
export function pastIssues(manager: EntityManager): SelectQueryBuilder<HistoryIssue> {
  return manager
    .createQueryBuilder(HistoryIssue, 'issue')
    .innerJoinAndMapOne('issue.ofKind', HistoryKindRow, 'kind', 'kind.source = issue.source AND kind.id = issue.kind')
    .innerJoinAndMapOne('issue.ofSource', HistorySource, 'source', 'source.id = issue.source')
    .leftJoinAndMapOne('issue.atPlace', HistoryPlace, 'place', 'place.source = issue.source AND place.id = issue.place');
}
