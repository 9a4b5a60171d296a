import { pauseLedger, resumeLedger } from '@xianban/rules/limit';

import type { IssueFile } from '../issue-file/issue-file.js';
import { steer } from './steer.js';
import { finishTask } from './task.js';
import { runAgain } from './run-again.js';

/** Somebody other than the handler goes to see. The limit stands where it was when the deed was done; not done, it goes on as if it never had stood. */
export async function verify(file: IssueFile): Promise<void> {
  while (file.is('verifying')) {
    const news = await file.next();
    switch (news.kind) {
      case 'verified':
        await (news.passed ? passed(file, news.atMs) : failed(file, news.atMs));
        break;
      default:
        await steer(file, news);
    }
  }
}

async function passed(file: IssueFile, atMs: number): Promise<void> {
  const { record } = file;
  const { booksApproved, ledger } = record;
  if (booksApproved && ledger.resolvedMs !== undefined && booksApproved.atMs < ledger.resolvedMs) {
    // approved before it was done, though told after: the clock stood still in between
    record.ledger = resumeLedger(pauseLedger(ledger, booksApproved.atMs), ledger.resolvedMs);
  }
  record.booksApproved = undefined;
  record.outcome = 'fixed';
  record.judgedMs = atMs;
  await file.move('judging', { atMs });
  finishTask(file);
  file.note('verified', undefined, atMs);
}

async function failed(file: IssueFile, atMs: number): Promise<void> {
  runAgain(file);
  await file.move('resolving', { atMs, reason: 'not-fixed' });
  file.note('not-fixed', undefined, atMs);
}
