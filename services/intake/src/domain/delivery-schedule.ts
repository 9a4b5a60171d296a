const SECOND = 1;
const MINUTE = 60;
const HOUR = 3_600;

/** Waits between attempts: together three days. Source: the schedule that Standard Webhooks suggests, drawn out. */
const WAIT_SECONDS = [
  5 * SECOND,
  30 * SECOND,
  2 * MINUTE,
  10 * MINUTE,
  30 * MINUTE,
  HOUR,
  3 * HOUR,
  6 * HOUR,
  12 * HOUR,
  24 * HOUR,
  25 * HOUR,
];
/** Of the wait, so that receivers that were away are not met by all at once. */
const SPREAD = 0.1;

/**
 * Seconds until the next attempt, or undefined if this was the last.
 * @param attempts made so far, 1 or more
 * @param random 0 ≤ random < 1
 */
export function nextAttemptSeconds(attempts: number, random: number): number | undefined {
  const wait = WAIT_SECONDS[attempts - 1];
  return wait === undefined ? undefined : wait * (1 + SPREAD * random);
}
