import { type PipeTransform } from '@nestjs/common';
import { ISSUE_NUMBER, type IssueNumber } from '@xianban/contracts/values/identifiers';

import { notFound } from './not-found.js';

/** An issue's number in an address. What does not look like one names no issue. */
export class IssueNumberParam implements PipeTransform<string, IssueNumber> {
  /** @throws Problem 404 */
  transform(value: string): IssueNumber {
    if (!ISSUE_NUMBER.test(value)) throw notFound('number', 'There is no such issue');
    return value as IssueNumber;
  }
}
