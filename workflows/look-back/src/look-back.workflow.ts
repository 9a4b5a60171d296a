import { openLookBack } from './open-look-back.js';
import type { LookBackOpening, LookBackOutcome } from './opening.js';

/**
 * 回头看: on the policy's days after closing somebody goes to see whether the matter has come back. Over when it has, when the issue was reopened
 * by somebody else, or after the last day.
 */
export async function lookBack(opening: LookBackOpening): Promise<LookBackOutcome> {
  const look = openLookBack(opening);

  for (const days of opening.policy.lookBack.days) {
    await look.wait(days);
    const recurred = await look.inspect(days);
    // nobody went: nothing was seen, so nothing is written
    if (recurred !== undefined) await look.record(days, recurred);
    if (look.reopened) return { reopened: true };
  }
  return { reopened: false };
}
