import type { Merging } from '../facts/fact.js';
import type { IssueFile } from '../issue-file/issue-file.js';
import { withdrawTask } from './task.js';

type Asked = Extract<Merging, { readonly kind: 'merge-asked' }>;

/** The matter goes on under another issue, with all reporters, and nobody works on this one any more. If the other has ended, this one goes on itself. */
export async function merge(file: IssueFile, { into, reason, atMs }: Asked): Promise<void> {
  // moved before its task is withdrawn: if the register refuses, nobody has lost anything
  const merged = await file.mergeInto(into, { reason, atMs });
  file.note(merged ? 'merged' : 'not-merged', into, atMs);
  if (!merged) return;
  await withdrawTask(file, 'merged');
  file.record.nobody = undefined;
}
