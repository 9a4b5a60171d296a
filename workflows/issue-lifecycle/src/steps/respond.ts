import type { LadderLevel } from '@xianban/contracts/values/judgement';
import { both } from '@xianban/workflow-kit/bilingual';
import { instant } from '@xianban/workflow-kit/district-time';

import type { IssueFile } from '../issue-file/issue-file.js';
import { sortingOf } from '../issue-file/issue-record.js';
import { unitText } from '../issue-file/issue-view.js';
import { askAgain, limit, rung } from '../issue-file/moments.js';
import { LEVEL_TEXTS } from '../issue-file/texts.js';
import { askUnit } from './ask-unit.js';
import { steer } from './steer.js';
import { finishTask } from './task.js';

/**
 * 应: until a unit accepts. A return chooses another unit; the reporter's limit goes on (first-receiver responsibility). As long as nobody
 * accepts, the issue climbs the ladder.
 */
export async function respond(file: IssueFile): Promise<void> {
  const { record } = file;
  while (file.is('responding')) {
    if (!record.task && !record.nobody) await dispatch(file);
    const news = await file.next(rung, limit, askAgain);
    switch (news.kind) {
      case 'accepted':
        if (record.unit?.id !== news.unit) record.unit = { id: news.unit };
        record.accepted = true;
        await file.move('resolving', { atMs: news.atMs });
        file.note('accepted', unitText(record.unit ?? { id: news.unit }), news.atMs);
        break;
      case 'returned':
        record.not.push(news.unit);
        finishTask(file);
        file.note('returned', `${news.unit} (${news.reason})`, news.atMs);
        break;
      case 'rung':
      case 'escalate':
        await escalate(file, news.level);
        break;
      default:
        await steer(file, news);
    }
  }
}

/** Units that returned it and were named in an order at most. */
const NOT_AT_MOST = 50;

function dispatch(file: IssueFile): Promise<void> {
  const { issue, round, record } = file;
  const { category, nature } = sortingOf(file.opening, record);
  return askUnit(file, (areas) =>
    file.orders.ask(
      'dispatchTask',
      {
        issue,
        round,
        areas,
        category,
        nature,
        due: instant(file.limit().limitAtMs),
        not: record.not.slice(-NOT_AT_MOST),
        ...(record.wanted && { unit: record.wanted }),
      },
      ['nobody-on-duty', 'unknown-unit'],
    ),
  );
}

/** Each rung fires once. If grid says that the task is over, its fact is on the way and the rung stays due. */
async function escalate(file: IssueFile, level: LadderLevel): Promise<void> {
  const { record } = file;
  if (!record.task) return;
  const answer = await file.orders.ask('escalateTask', { task: record.task.id, level }, ['task-over', 'unknown-task']);
  if (!answer.ok) {
    record.task = { ...record.task, over: true };
    return;
  }
  record.fired.push(level);
  file.note('escalated', both(LEVEL_TEXTS[level]));
}
