import {
  addTallies,
  EMPTY_TALLY,
  threeRates,
  withoutExcluded,
  type CallBackTally,
  type Rates,
  type RateWeights,
} from '@xianban/rules/rates';

/** Counts of the closed issues under one key. They add up. */
export interface RatesCount {
  /** An area's code, a unit's id, a category, or a period; empty for issues without one. */
  readonly key: string;
  /** Closings: an issue that was reopened and closed again counts twice. */
  readonly closed: number;
  /** Of these, closed after their limit. */
  readonly overdue: number;
  /** Of these, closed without claiming that they are fixed: their call-backs are the exclusions. */
  readonly unfixed: number;
  /** Reporters who were asked. */
  readonly asked: number;
  readonly all: CallBackTally;
  readonly excluded: CallBackTally;
}

/** A tally and its rates. */
export interface RatedTally {
  readonly tally: CallBackTally;
  readonly rates: Rates;
}

/** The three rates under one key, of all answers and without the exclusions. */
export interface RatesRow extends Pick<RatesCount, 'key' | 'closed' | 'overdue' | 'unfixed' | 'asked'>, RatedTally {
  readonly withoutExcluded: RatedTally;
}

/** Counts as rates. */
export function ratesRow(count: RatesCount, weights: RateWeights): RatesRow {
  const { key, closed, overdue, unfixed, asked, all, excluded } = count;
  const rated = (tally: CallBackTally): RatedTally => ({ tally, rates: threeRates(tally, weights) });
  return { key, closed, overdue, unfixed, asked, ...rated(all), withoutExcluded: rated(withoutExcluded(all, excluded)) };
}

/** All counts together, under an empty key. */
export function totalCount(counts: readonly RatesCount[]): RatesCount {
  const empty: RatesCount = { key: '', closed: 0, overdue: 0, unfixed: 0, asked: 0, all: EMPTY_TALLY, excluded: EMPTY_TALLY };
  return counts.reduce(
    (total, count) => ({
      key: '',
      closed: total.closed + count.closed,
      overdue: total.overdue + count.overdue,
      unfixed: total.unfixed + count.unfixed,
      asked: total.asked + count.asked,
      all: addTallies(total.all, count.all),
      excluded: addTallies(total.excluded, count.excluded),
    }),
    empty,
  );
}
