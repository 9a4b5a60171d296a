import { correctBudget } from '@xianban/rules/limit';
import { both } from '@xianban/workflow-kit/bilingual';
import { localTime } from '@xianban/workflow-kit/district-time';

import type { Correction } from '../facts/fact.js';
import type { IssueFile } from '../issue-file/issue-file.js';
import { sortingOf } from '../issue-file/issue-record.js';
import { CATEGORY_TEXTS, LIMIT_CLASS_TEXTS } from '../issue-file/texts.js';

/** Whoever is asked next is asked for what it really is, and the limit is that of the corrected class, as if it had been known from the start. */
export function sortAnew(file: IssueFile, news: Correction): void {
  const { record, opening } = file;
  const { sequence, category, nature, limitClass, atMs } = news;
  // told late: a later correction holds already
  if (record.sorting && sequence < record.sorting.sequence) return file.ignore(news);
  const before = sortingOf(opening, record);
  record.sorting = { sequence, category, nature, limitClass };
  file.note('sorted-anew', `${both(CATEGORY_TEXTS[category])}, ${nature}, ${both(LIMIT_CLASS_TEXTS[limitClass])}`, atMs);
  if (limitClass === before.limitClass) return;

  const { limits, calendar } = opening.policy;
  record.ledger = correctBudget(record.ledger, limits[limitClass], calendar, atMs);
  file.note('limit-of-class', localTime(file.limit().limitAtMs, calendar.zone), atMs);
}
