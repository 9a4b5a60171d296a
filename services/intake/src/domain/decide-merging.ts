import type { LimitClass } from '@xianban/contracts/values/classification';
import type { IssueNumber } from '@xianban/contracts/values/identifiers';
import type { MergingPolicy } from '@xianban/rules/merging-policy';

import { likeness, type LikenessReason, type Matter } from './likeness.js';

/** An open issue that a report may be of: the report that opened it, and how urgent it is by now. */
export interface MergingCandidate {
  readonly issue: IssueNumber;
  readonly matter: Matter;
}

/** A report that is likely of this issue's matter, and why. */
export interface Match {
  readonly issue: IssueNumber;
  /** 0–1. */
  readonly score: number;
  readonly reasons: readonly LikenessReason[];
}

/** To open an issue, with the issues that staff should compare it with, best first; or to join one. */
export type MergingDecision =
  { readonly kind: 'opens'; readonly suggested: readonly Match[] } | { readonly kind: 'joins'; readonly match: Match };

/** More suggestions for one report than anybody compares. */
const MOST_SUGGESTED = 3;
const BY_URGENCY: readonly LimitClass[] = ['emergency', 'utility', 'ordinary', 'complex'];

/**
 * Whether a report is of a matter that an open issue deals with. One that is more urgent than the issue opens its own whatever its words, since
 * by joining it would lose its limit.
 */
export function decideMerging(report: Matter, candidates: readonly MergingCandidate[], policy: MergingPolicy): MergingDecision {
  const matches = candidates
    .map(({ issue, matter }) => ({ issue, urgent: isMoreUrgent(report, matter), ...likeness(report, matter, policy) }))
    .filter(({ score }) => score >= policy.suggestAbove)
    .sort((one, other) => other.score - one.score || (one.issue < other.issue ? -1 : 1));
  const found = matches.map(({ urgent, ...match }) => ({ match, joins: !urgent && match.score >= policy.mergeAbove }));
  const joined = found.find(({ joins }) => joins);
  return joined
    ? { kind: 'joins', match: joined.match }
    : { kind: 'opens', suggested: onePerIssue(found.map(({ match }) => match)).slice(0, MOST_SUGGESTED) };
}

function isMoreUrgent(report: Matter, other: Matter): boolean {
  // a limit that somebody promised counts for more than the class; an issue whose limit is not yet known may have a later one
  if (report.limitMs !== undefined) return other.limitMs === undefined || report.limitMs < other.limitMs;
  return BY_URGENCY.indexOf(report.limitClass) < BY_URGENCY.indexOf(other.limitClass);
}

/** An issue into which another was merged has been opened by two reports. */
function onePerIssue(matches: readonly Match[]): Match[] {
  return matches.filter((match, index) => matches.findIndex(({ issue }) => issue === match.issue) === index);
}
