import { type PipeTransform } from '@nestjs/common';
import { UUID } from '@xianban/contracts/values/identifiers';

import { notFound } from './not-found.js';

/** A UUID in an address. What does not look like one names nothing. */
export class IdParam implements PipeTransform<string, string> {
  /** @throws Problem 404 */
  transform(value: string): string {
    if (!UUID.test(value)) throw notFound('id', 'There is nothing with this id');
    return value;
  }
}
