import type { LadderLevel } from '@xianban/contracts/values/judgement';
import { dueRung, nextRung, rungInstantMs } from '@xianban/rules/ladder';
import { isPaused, shareInstantMs } from '@xianban/rules/limit';
import type { PolicySnapshot } from '@xianban/rules/policy';

import { deadlineOf } from './deadline.js';
import type { IssueRecord } from './issue-record.js';

/** What time can bring to an issue. */
export type IssueMoment = MomentOfKind<MomentKind>;

type MomentOfKind<Kind> = Kind extends MomentKind
  ? { readonly kind: Kind; readonly atMs: number } & (Kind extends 'rung' ? { readonly level: LadderLevel } : unknown)
  : never;

export type MomentKind = 'file-unseen' | 'ask-again' | 'rung' | 'limit' | 'review' | 'window-over';

/** When something comes due, seen at `nowMs`; undefined if it does not. Pure. */
export type MomentOf = (record: IssueRecord, policy: PolicySnapshot, nowMs: number) => IssueMoment | undefined;

/** A share of the limit is used up only after its last millisecond, as the limit is: so the top rung and the end of the limit are one wake-up. */
const AFTER_MS = 1;

/** A report that nobody has gone to see by then is filed unseen. */
export const fileUnseen: MomentOf = ({ ledger }, { inspection, calendar }, nowMs) => ({
  kind: 'file-unseen',
  atMs: shareInstantMs(ledger, calendar, inspection.waitPercent, nowMs) + AFTER_MS,
});

/** Nobody was on duty: ask again then. */
export const askAgain: MomentOf = ({ nobody }) =>
  nobody?.askAgainMs === undefined ? undefined : { kind: 'ask-again', atMs: nobody.askAgainMs };

/**
 * The highest rung that is due, else the next one. None while there is no task to escalate: whatever fell due meanwhile fires when there is one
 * again, and only its highest.
 */
export const rung: MomentOf = ({ task, ledger, fired }, { ladder, calendar }, nowMs) => {
  if (!task || task.over) return undefined;
  const due = dueRung(ladder, fired, ledger, calendar, nowMs - AFTER_MS);
  if (due) return { kind: 'rung', atMs: nowMs, level: due.level };
  const next = nextRung(ladder, fired);
  return next && { kind: 'rung', atMs: rungInstantMs(ledger, calendar, next, nowMs) + AFTER_MS, level: next.level };
};

/** The limit passes, once, while the clock runs. */
export const limit: MomentOf = ({ ledger, toldLimit }, policy, nowMs) =>
  toldLimit?.overdue || isPaused(ledger) || ledger.resolvedMs !== undefined
    ? undefined
    : { kind: 'limit', atMs: deadlineOf(ledger, policy, nowMs) + AFTER_MS };

/** An issue on the books is looked at again. */
export const review: MomentOf = ({ reviewMs }) => (reviewMs === undefined ? undefined : { kind: 'review', atMs: reviewMs });

/** Whoever has not answered by then does not count. */
export const windowOver: MomentOf = ({ callBacks }) => callBacks && { kind: 'window-over', atMs: callBacks.untilMs };

/** The first to come; the one named first if several come at once. */
export function earliest(
  moments: readonly MomentOf[],
  record: IssueRecord,
  policy: PolicySnapshot,
  nowMs: number,
): IssueMoment | undefined {
  return moments
    .map((moment) => moment(record, policy, nowMs))
    .reduce((first, moment) => (moment && (!first || moment.atMs < first.atMs) ? moment : first), undefined);
}
