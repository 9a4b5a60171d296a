import type { IssueNumber } from '@xianban/contracts/values/identifiers';

/** Digits that people are used to; a year with more issues simply has longer numbers. */
const SEQUENCE_DIGITS = 6;

/** The number that people say, e.g. 110105-2026-000123. @param sequence from 1 within the year */
export function issueNumber(districtCode: string, year: number, sequence: number): IssueNumber {
  return `${districtCode}-${year}-${String(sequence).padStart(SEQUENCE_DIGITS, '0')}` as IssueNumber;
}
