import { openIssueFile } from '../issue-file/open-issue-file.js';
import { instant } from '@xianban/workflow-kit/district-time';
import type { IssueOpening, IssueOutcome } from '../opening.js';
import { inspect } from '../steps/inspect.js';
import { judge } from '../steps/judge.js';
import { resolve } from '../steps/resolve.js';
import { respond } from '../steps/respond.js';
import { verify } from '../steps/verify.js';

/** The story with one order more. Its recorded history must not replay against the real one: that is how we know that replaying notices. */
export async function issueLifecycle(opening: IssueOpening): Promise<IssueOutcome> {
  const file = openIssueFile(opening);

  await inspect(file);
  const { limitAtMs, overdue } = file.limit();
  await file.orders.insist('recordLimit', { issue: file.issue, round: file.round, limitAt: instant(limitAtMs), overdue });
  while (file.isBeingHandled) {
    await respond(file);
    await resolve(file);
    await verify(file);
  }
  return judge(file);
}
