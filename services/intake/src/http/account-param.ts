import { Injectable, type PipeTransform } from '@nestjs/common';

import { isPlainText } from '../channel-kit/is-plain-text.js';
import { notFound } from './not-found.js';

const LONGEST_ACCOUNT = 100;

/** An account in an address. What cannot be one is not there: 404. */
@Injectable()
export class AccountParam implements PipeTransform<string, string> {
  transform(value: string): string {
    if (!isPlainText(value, LONGEST_ACCOUNT)) throw notFound('account', 'There is no such reporter');
    return value;
  }
}
