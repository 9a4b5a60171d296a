/** Clocks that differ by less are taken for right. */
const TOLERANCE_MS = 120_000;

/** What a phone's clock showed, in the district's time. */
export interface CorrectedTime {
  /** Never later than now. Epoch milliseconds. */
  readonly atMs: number;
  /** How much the phone's clock is behind; negative if it is ahead. 0 if it is right or not known. Seconds. */
  readonly behindSeconds: number;
}

/**
 * When something was, that a phone noted by a clock that may be off. What the phone's clock shows while it sends tells by how much.
 * @param notedMs by the phone's clock
 * @param sentMs the phone's clock when it sent this; undefined if it does not say
 * @param nowMs district clock
 */
export function correctedTime(notedMs: number, sentMs: number | undefined, nowMs: number): CorrectedTime {
  const behindMs = sentMs === undefined || Math.abs(nowMs - sentMs) < TOLERANCE_MS ? 0 : nowMs - sentMs;
  // without the phone's word for its clock, what lies ahead is left for the caller to refuse
  if (sentMs === undefined) return { atMs: notedMs, behindSeconds: 0 };
  return { atMs: Math.min(notedMs + behindMs, nowMs), behindSeconds: Math.round(behindMs / 1_000) };
}
