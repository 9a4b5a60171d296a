import type { ReportId } from '@xianban/contracts/values/identifiers';

import type { Reporter, ReportRemarks } from '../channel-kit/channel.js';

/** What only the reporter's key opens: who said it, in which words, and the receipt that it was answered with. Column `report.words`. */
export interface SealedWords {
  readonly reporter: Reporter;
  readonly text: string;
  readonly photos?: readonly string[];
  readonly remarks?: ReportRemarks;
  readonly receipt: string;
}

/** The place that a report's words are sealed for. */
export function wordsContext(report: ReportId): string {
  return `report.words/${report}`;
}
