import { openIssueFile } from './issue-file/open-issue-file.js';
import type { IssueOpening, IssueOutcome } from './opening.js';
import { inspect } from './steps/inspect.js';
import { judge } from './steps/judge.js';
import { resolve } from './steps/resolve.js';
import { respond } from './steps/respond.js';
import { verify } from './steps/verify.js';

/**
 * 查 应 解 判: the life of one issue, from its first report to what its reporters say of the outcome.
 *
 * A step works while the issue stands where the step belongs, and is over at once otherwise. So a return, a failed verification or an
 * operator's word needs no jump: it moves the issue, and the story goes on from there, after a continue-as-new too.
 */
export async function issueLifecycle(opening: IssueOpening): Promise<IssueOutcome> {
  const file = openIssueFile(opening); // facts, operators' updates, queries, the limit and its one timer

  await inspect(file); // 查: located, seen by somebody, filed; or refused
  while (file.isBeingHandled) {
    await respond(file); // 应: a unit accepts; until then the issue climbs the ladder
    await resolve(file); // 解: by the path that fits, until the unit says that it is done
    await verify(file); // somebody else goes to see; if it is not done, the unit goes on
  }
  return judge(file); // 判: call-back, and closed
}
