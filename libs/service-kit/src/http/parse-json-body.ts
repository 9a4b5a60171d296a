import { isUtf8 } from 'node:buffer';

import { contentFault } from './content-fault.js';
import { invalidInput } from './invalid-input.js';
import { Problem } from './problem.js';

/** A JSON body, its content checked. A field that is null is one that is absent, as many programs write it. @throws Problem 400 */
export function parseJsonBody(bytes: Buffer): unknown {
  if (!isUtf8(bytes)) throw malformed('the body is not UTF-8');
  let value: unknown;
  try {
    value = JSON.parse(bytes.toString('utf8'));
  } catch {
    throw malformed(bytes.length === 0 ? 'the body is empty' : 'the body is not JSON');
  }
  const fault = contentFault(value);
  if (fault) throw invalidInput([fault]);
  if (bytes.includes('null')) dropNulls(value);
  return value;
}

/** In place. Entries of lists stay, since those that come after them are counted. @param value not nested deeply */
function dropNulls(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inside] of Object.entries(value)) {
    if (inside === null && !Array.isArray(value)) delete (value as Record<string, unknown>)[key];
    else dropNulls(inside);
  }
}

function malformed(detail: string): Problem {
  return new Problem({ status: 400, type: 'urn:xianban:problem:malformed-body', title: 'The body is malformed', detail, field: 'body' });
}
