import { deadlineMs, isPaused, type LimitLedger } from '@xianban/rules/limit';
import type { PolicySnapshot } from '@xianban/rules/policy';

const known = new WeakMap<LimitLedger, number>();

/**
 * When the limit ends (epoch milliseconds). A ledger is never changed, only replaced, so unless its clock stands still it has one deadline, which is
 * asked for several times in each workflow task and takes a calendar to work out.
 */
export function deadlineOf(ledger: LimitLedger, { calendar }: PolicySnapshot, nowMs: number): number {
  const before = known.get(ledger);
  if (before !== undefined) return before;
  const endMs = deadlineMs(ledger, calendar, nowMs);
  if (!isPaused(ledger)) known.set(ledger, endMs);
  return endMs;
}
