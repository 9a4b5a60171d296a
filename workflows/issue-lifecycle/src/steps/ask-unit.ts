import type { DispatchTaskReply } from '@xianban/contracts/commands/dispatch-task';
import type { Areas } from '@xianban/contracts/values/areas';

import { startTask } from '../facts/fact-ledger.js';
import type { IssueFile } from '../issue-file/issue-file.js';
import { unitText } from '../issue-file/issue-view.js';
import type { Named } from '../orders.js';

const MINUTE_MS = 60_000;

/** Asks for a unit. Where nobody is on duty it is asked again after the policy's minutes; other reasons need an operator. */
export async function askUnit(file: IssueFile, ask: (areas: Areas) => Promise<DispatchTaskReply & Named>): Promise<void> {
  const { record, opening } = file;
  if (!record.areas) throw new TypeError('an issue is located before anybody is asked');
  const answer = await ask(record.areas);
  if (answer.ok) {
    record.task = { id: answer.task, over: false };
    record.unit = { id: answer.unit, name: answer.name };
    record.nobody = undefined;
    startTask(record.facts, answer.task);
    file.note('dispatched', unitText(record.unit));
    return;
  }
  const heals = answer.reason === 'nobody-on-duty';
  // said once, though it may be asked every few minutes of a night
  if (record.course.at(-1)?.what !== 'nobody') file.note(heals ? 'nobody' : 'no-unit');
  record.nobody = heals ? { askAgainMs: file.nowMs() + opening.policy.dispatch.askAgainMinutes * MINUTE_MS } : {};
}
