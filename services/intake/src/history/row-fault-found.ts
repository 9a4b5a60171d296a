import type { RowFault } from './past-issue.js';

/** Ends the reading of a row at the first thing that is wrong with it; the row's reader makes it a refusal. */
export class RowFaultFound extends Error {
  constructor(
    readonly field: string,
    readonly reason: RowFault,
  ) {
    super(`${field}: ${reason}`);
  }
}

/** @throws RowFaultFound */
export function faulty(field: string, reason: RowFault): never {
  throw new RowFaultFound(field, reason);
}
