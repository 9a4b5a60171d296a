import { Matches } from 'class-validator';

/** A telephone number as people write it: digits, spaces, hyphens and brackets, also full-width, with or without a leading plus. */
export function IsPhone(): PropertyDecorator {
  return Matches(/^[+＋]?[\d０-９(（][\d０-９ 　()（）–-]{4,23}$/, { message: '$property must be a telephone number' });
}
