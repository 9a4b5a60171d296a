import { both } from '@xianban/workflow-kit/bilingual';

import type { IssueFile } from '../issue-file/issue-file.js';
import { askAgain, fileUnseen } from '../issue-file/moments.js';
import { instant } from '@xianban/workflow-kit/district-time';
import { askUnit } from './ask-unit.js';
import { refuse } from './refuse.js';
import { steer } from './steer.js';
import { finishTask, withdrawTask } from './task.js';

/**
 * 查: finds the grid, and sends somebody to see unless the source was a verifier's own eyes. Over when the issue is filed or refused. One that
 * is taken up again was seen before and is filed at once.
 */
export async function inspect(file: IssueFile): Promise<void> {
  if (file.is('received', 'closed')) {
    if (!(await locate(file))) return refuse(file, 'unknown-grid');
    if (file.is('closed') || file.opening.report.verified) return fileIssue(file);
    await file.move('inspecting');
    file.note('inspecting');
  }
  while (file.is('inspecting')) {
    if (!file.record.task && !file.record.nobody) await sendInspector(file);
    const news = await file.next(fileUnseen, askAgain);
    switch (news.kind) {
      case 'inspected':
        finishTask(file);
        await (news.found ? fileIssue(file, { atMs: news.atMs }) : refuse(file, 'not-found-on-site', news.atMs));
        break;
      case 'file-unseen':
        await withdrawTask(file, 'filed-unseen');
        await fileIssue(file, { reason: 'filed-unseen' });
        break;
      default:
        await steer(file, news);
    }
  }
}

async function locate(file: IssueFile): Promise<boolean> {
  const place = await file.orders.ask('locate', { at: file.opening.report.at }, ['unknown-grid']);
  if (!place.ok) return false;
  file.record.areas = place.areas;
  file.record.place = place.name;
  return true;
}

function sendInspector(file: IssueFile): Promise<void> {
  const { issue, round, record } = file;
  return askUnit(file, (areas) =>
    file.orders.ask(
      'dispatchInspector',
      {
        issue,
        round,
        kind: 'inspection',
        areas,
        due: instant(fileUnseen(record, file.opening.policy, file.nowMs())?.atMs ?? file.limit().limitAtMs),
      },
      ['nobody-on-duty'],
    ),
  );
}

async function fileIssue(file: IssueFile, told: { atMs?: number; reason?: string } = {}): Promise<void> {
  const { areas, place } = file.record;
  file.record.nobody = undefined;
  file.record.unit = undefined;
  await file.move('responding', { ...told, ...(areas && { areas }) });
  file.note(told.reason === 'filed-unseen' ? 'filed-unseen' : 'filed', place && both(place), told.atMs);
}
