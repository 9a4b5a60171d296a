import { v7 } from 'uuid';

/** A new UUIDv7: sorts by the time of its making, so that rows are appended to an index instead of scattered over it. */
export function newId<Id extends string = string>(): Id {
  return v7() as Id;
}
