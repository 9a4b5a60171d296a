import type { IssueNumber } from '@xianban/contracts/values/identifiers';

import type { IssueNumbers } from '../store/issue-numbers.js';

/** So many are fetched at once; what is left of them when an import ends is never used: numbers may have gaps. */
const AHEAD = 300;

/** Numbers of the years, so that a row need not wait for its number. */
export class NumbersAhead {
  private readonly years = new Map<number, Iterator<IssueNumber>>();

  constructor(private readonly numbers: Pick<IssueNumbers, 'takeMany'>) {}

  /** The next number of a year, if one is at hand. */
  next(year: number): IssueNumber | undefined {
    return this.years.get(year)?.next().value as IssueNumber | undefined;
  }

  async fetch(year: number): Promise<IssueNumber> {
    const ahead = (await this.numbers.takeMany(year, AHEAD)).values();
    this.years.set(year, ahead);
    return ahead.next().value as IssueNumber;
  }
}
