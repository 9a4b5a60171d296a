import type { IssueFile } from '../issue-file/issue-file.js';
import { withdrawTask } from './task.js';

/** The issue is not filed, or not carried on, for a reason that its reporters are told. */
export async function refuse(file: IssueFile, reason: string, atMs?: number): Promise<void> {
  await withdrawTask(file, reason);
  file.record.nobody = undefined;
  await file.move('refused', { reason, ...(atMs !== undefined && { atMs }) });
  file.note('refused', reason, atMs);
}
