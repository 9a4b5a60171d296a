import type { Instant } from '@xianban/contracts/values/instant';

/** An instant as the database takes it: to the millisecond, absent as null. */
export function dateOf(instant: Instant | undefined): Date | null {
  return instant === undefined ? null : new Date(instant);
}
