import { endTask } from '../facts/fact-ledger.js';
import type { IssueFile } from '../issue-file/issue-file.js';

/** The task has ended by itself: nobody waits for it any more. */
export function finishTask(file: IssueFile): void {
  endTask(file.record.facts);
  file.record.task = undefined;
  file.record.accepted = false;
}

/** Takes the open task back, if there is one. */
export async function withdrawTask(file: IssueFile, reason: string): Promise<void> {
  const { task } = file.record;
  if (!task) return;
  // a task that grid does not know needs no taking back
  await file.orders.ask('withdrawTask', { task: task.id, reason }, ['unknown-task']);
  finishTask(file);
}
