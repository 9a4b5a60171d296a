import type { UnitId } from '@xianban/contracts/values/identifiers';
import { promise } from '@xianban/rules/limit';
import { localTime } from '@xianban/workflow-kit/district-time';

import type { IssueFile, News } from '../issue-file/issue-file.js';
import { merge } from './merge.js';
import { refuse } from './refuse.js';
import { runAgain } from './run-again.js';
import { sortAnew } from './sort-anew.js';
import { takeIn } from './take-in.js';
import { withdrawTask } from './task.js';

/** What may come while an issue stands anywhere: an approval, an operator's word, or something that is late and is ignored. */
export async function steer(file: IssueFile, news: News): Promise<void> {
  const { record, opening } = file;
  switch (news.kind) {
    case 'extended':
      record.ledger = promise(record.ledger, news.untilMs, news.atMs);
      file.note('extended', localTime(news.untilMs, opening.policy.calendar.zone), news.atMs);
      return;
    case 'put-on-the-books':
      record.booksApproved = { atMs: news.atMs, untilMs: news.untilMs };
      return;
    case 'given-up':
      return giveUp(file, 'close-without-fix');
    case 'close':
      return giveUp(file, news.reason);
    case 'refuse':
      return file.is('received', 'inspecting', 'responding') ? refuse(file, news.reason) : file.ignore(news);
    case 'reassign':
      return file.isBeingHandled ? reassign(file, news.reason, news.unit) : file.ignore(news);
    case 'ask-again':
    case 'resume':
      record.nobody = undefined;
      record.wanted = news.kind === 'resume' ? undefined : record.wanted;
      return;
    case 'answered':
      // a reporter can be quicker than what the worker remembers of having asked
      record.answered.push(news.callBack);
      return;
    case 'merge-asked':
      return file.is('inspecting') || file.isBeingHandled ? merge(file, news) : file.ignore(news);
    case 'took-in':
      return takeIn(file, news);
    case 'sorted-anew':
      return file.is('judging') ? file.ignore(news) : sortAnew(file, news);
    case 'escalated':
    case 'limit':
      // the one confirms our own order; the other was told to the register while waiting
      return;
    default:
      return file.ignore(news);
  }
}

/** Ends the handling without claiming that anything is fixed. */
async function giveUp(file: IssueFile, reason: string): Promise<void> {
  if (!file.isBeingHandled) return;
  const { record } = file;
  const unit = record.accepted ? record.unit : undefined;
  await withdrawTask(file, reason);
  runAgain(file);
  record.accepted = unit !== undefined;
  record.nobody = undefined;
  record.outcome = 'unfixed';
  record.judgedMs = file.storyMs;
  await file.move('judging', { reason });
  file.note('given-up', reason);
}

/** Another unit; the reporter's limit goes on. */
async function reassign(file: IssueFile, reason: string, unit: UnitId | undefined): Promise<void> {
  const { record } = file;
  const former = record.unit?.id;
  await withdrawTask(file, 'reassigned');
  runAgain(file);
  record.nobody = undefined;
  record.unit = undefined;
  record.wanted = unit;
  record.booksApproved = undefined;
  if (unit !== undefined) record.not = record.not.filter((id) => id !== unit);
  else if (former) record.not.push(former);
  if (!file.is('responding')) await file.move('responding', { reason });
  file.note('reassigned', unit);
}
