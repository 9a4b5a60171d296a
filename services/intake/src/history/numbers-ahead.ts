import type { IssueNumbers } from '../store/issue-numbers.js';

/** So many are fetched at once; what is left of them when an import ends is never used: numbers may have gaps. */
const AHEAD = 300;

/** Sequences of issue numbers by year, so that a row need not wait for its number. */
export class NumbersAhead {
  private readonly years = new Map<number, Iterator<number>>();

  constructor(private readonly numbers: Pick<IssueNumbers, 'takeMany'>) {}

  /** The next sequence of a year, if one is at hand. */
  next(year: number): number | undefined {
    return this.years.get(year)?.next().value as number | undefined;
  }

  async fetch(year: number): Promise<number> {
    const ahead = (await this.numbers.takeMany(year, AHEAD)).values();
    this.years.set(year, ahead);
    return ahead.next().value as number;
  }
}
