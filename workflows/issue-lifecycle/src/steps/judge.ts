import type { IssueFile } from '../issue-file/issue-file.js';
import { windowOver } from '../issue-file/moments.js';
import type { IssueOutcome } from '../opening.js';
import { steer } from './steer.js';

const HOUR_MS = 3_600_000;

/**
 * 判: every reporter is asked what became of it, fixed or not, and the issue is closed. Closing tells the look-back and the rates; an issue that
 * was refused has ended already.
 */
export async function judge(file: IssueFile): Promise<IssueOutcome> {
  if (file.is('judging')) {
    const { outcome, judgedMs = file.storyMs } = file.record;
    const { windowHours } = file.opening.policy.callBack;
    if (windowHours > 0) await callBack(file, windowHours);
    // when the last answer came or the window was over; with nobody to wait for, when it was verified on the ground
    const atMs = windowHours > 0 ? Math.max(judgedMs, file.storyMs) : judgedMs;
    await file.move('closed', { ...(outcome && { outcome }), atMs });
    file.note('closed', outcome, atMs);
  }
  return file.end();
}

/** Until all have answered, or the window is over. */
async function callBack(file: IssueFile, windowHours: number): Promise<void> {
  const { issue, round, record } = file;
  if (!record.callBacks) {
    const { callBacks } = await file.orders.insist('askCallBack', { issue, round });
    record.callBacks = { asked: callBacks, untilMs: file.nowMs() + windowHours * HOUR_MS };
    file.note('reporters-asked', String(callBacks.length));
  }
  while (record.callBacks.asked.some((asked) => !record.answered.includes(asked))) {
    const news = await file.next(windowOver);
    if (news.kind === 'window-over') return;
    await steer(file, news);
  }
}
