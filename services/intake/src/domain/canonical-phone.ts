/** What people put between the digits of a number. */
const PUNCTUATION = /[\s().\u00b7\u2010-\u2015-]/g;
/** A mobile number of mainland China with its country code, however that is written. */
const MOBILE = /^(?:\+?86)?(1[3-9]\d{9})$/;
/** A landline of mainland China in the form for callers from abroad, the trunk 0 left out or not. */
const LANDLINE_FROM_ABROAD = /^\+860?([1-9]\d{8,10})$/;

/**
 * The one form of a telephone number, so that the same telephone is found again however it was written: full-width digits, spaces, brackets and
 * hyphens, 0086 and +86. Numbers of mainland China are in their national form (`13900000000`, `01065000000`), others keep `+` and country code.
 */
export function canonicalPhone(written: string): string {
  const digits = written.normalize('NFKC').replaceAll(PUNCTUATION, '').replace(/^00/, '+');
  const mobile = MOBILE.exec(digits)?.[1];
  if (mobile) return mobile;
  const landline = LANDLINE_FROM_ABROAD.exec(digits)?.[1];
  return landline ? `0${landline}` : digits;
}
