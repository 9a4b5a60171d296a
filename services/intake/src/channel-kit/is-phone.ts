import { Matches } from 'class-validator';

/** A telephone number as people write it: digits, spaces and hyphens, with or without a leading plus. */
export function IsPhone(): PropertyDecorator {
  return Matches(/^\+?\d[\d -]{4,23}$/, { message: '$property must be a telephone number' });
}
