import { ReopeningAskedV1 } from '@xianban/contracts/events/reopening-asked';
import type { ReopeningSource } from '@xianban/contracts/values/judgement';
import type { Transaction } from '@xianban/messaging/transaction';
import type { Clock } from '@xianban/service-kit/clock';

import { acceptedReportOf } from './accepted-report-of.js';
import { addEntry } from './add-entry.js';
import { Issue } from './issue.js';
import { Reopening } from './reopening.js';
import { Report } from './report.js';

/** Who wants a closed issue to be taken up again, and in which words. */
export interface ReopeningWish {
  readonly by: ReopeningSource;
  readonly person?: string;
  /** Sealed with the person's key. */
  readonly reason?: Buffer;
}

/**
 * Asks for a new round of a closed issue: the workflow that this starts moves the state. Once per round.
 * @param issue locked
 * @returns the round that begins, or undefined if it was asked for before
 */
export async function askForReopening(tx: Transaction, issue: Issue, wish: ReopeningWish, clock: Clock): Promise<number | undefined> {
  const { number, version } = issue;
  const round = issue.round + 1;
  if (await tx.manager.existsBy(Reopening, { issue: number, round })) return undefined;

  const askedMs = clock.nowMs();
  const askedAt = new Date(askedMs);
  await tx.manager.insert(Reopening, {
    issue: number,
    round,
    askedAt,
    by: wish.by,
    person: wish.person ?? null,
    reason: wish.reason ?? null,
  });
  await tx.manager.update(Issue, number, { updatedAt: askedAt });
  await addEntry(tx.manager, { issue: number, round, at: askedAt, kind: 'reopening-asked', detail: { by: wish.by } });

  const opening = await tx.manager.findOneByOrFail(Report, { id: issue.openingReport });
  const report = acceptedReportOf(opening, clock, issue);
  const data = { issue: number, round, by: wish.by, askedAt: clock.instant(askedMs), version, report };
  await tx.tell(ReopeningAskedV1, { subject: `${number}/reopening`, sequence: round - 1, data, timeMs: askedMs });
  return round;
}
