import { pauseLedger, resolveLedger, resumeLedger } from '@xianban/rules/limit';
import { localTime } from '@xianban/workflow-kit/district-time';

import type { IssueFile } from '../issue-file/issue-file.js';
import { limit, review } from '../issue-file/moments.js';
import { steer } from './steer.js';

/** The unit that accepted does it. On the books the limit stands still until the review, an operator's word, or the deed. */
export async function handleDirectly(file: IssueFile): Promise<void> {
  while (file.is('resolving', 'on-the-books')) {
    if (file.record.booksApproved) await putOnTheBooks(file, file.record.booksApproved);
    const news = await file.next(file.is('on-the-books') ? review : limit);
    switch (news.kind) {
      case 'handled':
        await handled(file, news.atMs);
        break;
      case 'review':
      case 'resume':
        await takeOffTheBooks(file, news.kind === 'review' ? 'review-due' : news.reason);
        break;
      default:
        await steer(file, news);
    }
  }
}

/** The clock stops when it was done on the ground, which may be before it was told: an overdue that was noted then is taken back. */
async function handled(file: IssueFile, atMs: number): Promise<void> {
  if (file.is('on-the-books')) await takeOffTheBooks(file, 'handled', atMs);
  const { record } = file;
  const wasOverdue = record.toldLimit?.overdue;
  record.ledger = resolveLedger(record.ledger, atMs);
  await file.move('verifying', { atMs });
  file.note('handled', undefined, atMs);
  if (wasOverdue && !record.toldLimit?.overdue) file.note('in-time');
}

async function putOnTheBooks(file: IssueFile, { atMs, untilMs }: { atMs: number; untilMs: number }): Promise<void> {
  const { record, opening } = file;
  record.booksApproved = undefined;
  record.reviewMs = untilMs;
  if (!file.is('on-the-books')) {
    record.ledger = pauseLedger(record.ledger, atMs);
    await file.move('on-the-books', { atMs });
  }
  file.note('on-the-books', localTime(untilMs, opening.policy.calendar.zone), atMs);
}

async function takeOffTheBooks(file: IssueFile, reason: string, atMs = file.storyMs): Promise<void> {
  const { record } = file;
  record.ledger = resumeLedger(record.ledger, atMs);
  record.reviewMs = undefined;
  await file.move('resolving', { atMs, reason });
  file.note('off-the-books', reason, atMs);
}
