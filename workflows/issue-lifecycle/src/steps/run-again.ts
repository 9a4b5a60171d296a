import { resumeLedger } from '@xianban/rules/limit';

import type { IssueFile } from '../issue-file/issue-file.js';

/** The limit runs again as if it had neither been met nor stood on the books from now on. */
export function runAgain(file: IssueFile): void {
  const { resolvedMs: _, ...running } = file.record.ledger;
  file.record.ledger = resumeLedger(running, file.storyMs);
  file.record.reviewMs = undefined;
}
