import { isUtf8 } from 'node:buffer';
import { parse } from 'node:querystring';

import { contentFault } from './content-fault.js';
import { invalidInput } from './invalid-input.js';

/** More than any form of ours has; the rest is ignored. */
const MOST_FIELDS = 200;

/** The body of an HTML form: every value a string, or a list of strings where a name comes twice. @throws Problem 400 */
export function parseFormBody(bytes: Buffer): Record<string, unknown> {
  const text = isUtf8(bytes) ? bytes.toString('utf8') : '\0';
  const value = { ...parse(text, '&', '=', { maxKeys: MOST_FIELDS }) };
  const fault = contentFault(value);
  if (fault) throw invalidInput([fault]);
  return value;
}
