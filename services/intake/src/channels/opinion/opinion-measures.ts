import type { SignMethod } from '@xianban/contracts/values/sign';
import type { SignRules } from '@xianban/service-kit/district/sign-rules';

import type { SignMeasure } from '../../domain/sign-finding.js';
import { earsDeparture } from './ears-departure.js';
import { shareRise, type Share } from './share-rise.js';

/** Posts of one area about one topic on one day. */
export interface DayCount {
  readonly posts: number;
  readonly negative: number;
}

/** Days that `opinionMeasures` looks at, the day itself among them. */
export function daysLookedAt({ burst, negativity }: SignRules): number {
  return Math.max(burst.baselineDays + burst.gapDays + 1, negativity.baselineDays + negativity.recentDays);
}

/**
 * What the last of some days says about one area and topic, the strongest first; empty if it is like any other.
 * @param days `daysLookedAt` of them, oldest first
 */
export function opinionMeasures(days: readonly DayCount[], rules: SignRules): SignMeasure[] {
  return [...burst(days, rules), ...negativeTrend(days, rules)].sort((left, right) => right.score - left.score);
}

function burst(days: readonly DayCount[], { burst: { baselineDays, gapDays, deviations, leastPosts } }: SignRules): SignMeasure[] {
  const observed = days.at(-1)?.posts ?? 0;
  if (observed < leastPosts) return [];
  const counts = days.map(({ posts }) => posts);
  const { expected, score } = earsDeparture(counts, baselineDays, gapDays);
  return score > deviations ? [{ method: 'keyword-burst' as SignMethod, observed, expected, score }] : [];
}

function negativeTrend(days: readonly DayCount[], { negativity }: SignRules): SignMeasure[] {
  const { recentDays, baselineDays, deviations, leastPosts } = negativity;
  // a quiet day after a bad one is no news
  if ((days.at(-1)?.negative ?? 0) === 0) return [];
  const recent = shareOf(days.slice(-recentDays));
  const earlier = shareOf(days.slice(-recentDays - baselineDays, -recentDays));
  if (recent.of < leastPosts || earlier.of < leastPosts) return [];
  const score = shareRise(recent, earlier);
  if (score === undefined || score <= deviations) return [];
  return [{ method: 'negative-trend' as SignMethod, observed: recent.some / recent.of, expected: earlier.some / earlier.of, score }];
}

function shareOf(days: readonly DayCount[]): Share {
  return days.reduce(({ some, of }, { posts, negative }) => ({ some: some + negative, of: of + posts }), { some: 0, of: 0 });
}
