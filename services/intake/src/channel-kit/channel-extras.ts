import type { Provider, Type } from '@nestjs/common';
import type { EntityClass, ServiceSchema } from '@xianban/service-kit/database/service-schema';

import type { PersonalTable } from '../store/personal-table.js';

/**
 * A table whose rows go with what was tried out: those of a report or an issue (columns of that name), or those of the holder of a sandbox key (column
 * `holder`), a week after `takenAt` by the district's clock.
 */
export type TriedOutTable =
  | { readonly table: string; readonly goesWith: 'report' | 'issue' }
  | { readonly table: string; readonly goesWith: 'holder'; readonly takenAt: string };

/** What a channel brings beyond taking reports. All of it stands in the channel's folder; its tables are called `<channel>_…`. */
export interface ChannelExtras {
  readonly controllers?: readonly Type[];
  readonly providers?: readonly Provider[];
  readonly entities?: readonly EntityClass[];
  readonly migrations?: ServiceSchema['migrations'];
  /**
   * Finds what has an id of the same kind as its reports and is none: a query that gives a row if `$2` is the id of such a thing of the holder `$1`.
   * A report with that id is refused.
   */
  readonly takenId?: string;
  /** Which of its tables hold rows of persons: they are exported and erased with them. */
  readonly personalTables?: readonly PersonalTable[];
  /** Which of its tables a sandbox key writes into: they are swept with its reports. */
  readonly triedOut?: readonly TriedOutTable[];
}
