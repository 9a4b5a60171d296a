import { promise } from '@xianban/rules/limit';
import { localTime } from '@xianban/workflow-kit/district-time';

import type { Merging } from '../facts/fact.js';
import type { IssueFile } from '../issue-file/issue-file.js';

type TookIn = Extract<Merging, { readonly kind: 'took-in' }>;

/** Another issue went on under this one: of the two limits, the earlier one is kept, since it was promised to somebody. */
export function takeIn(file: IssueFile, { from, limitAtMs, atMs }: TookIn): void {
  file.note('took-in', from, atMs);
  if (limitAtMs === undefined || limitAtMs >= file.limit().limitAtMs) return;
  const { record, opening } = file;
  record.ledger = promise(record.ledger, limitAtMs, atMs);
  file.note('earlier-limit', localTime(limitAtMs, opening.policy.calendar.zone), atMs);
}
