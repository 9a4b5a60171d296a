import { isUtf8 } from 'node:buffer';

import { contentFault } from './content-fault.js';
import { invalidInput } from './invalid-input.js';
import { Problem } from './problem.js';

/** A JSON body, its content checked. @throws Problem 400 */
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
  return value;
}

function malformed(detail: string): Problem {
  return new Problem({ status: 400, type: 'urn:xianban:problem:malformed-body', title: 'The body is malformed', detail, field: 'body' });
}
