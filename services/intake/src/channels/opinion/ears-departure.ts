/** How far a count lies above its past. */
export interface Departure {
  readonly expected: number;
  /** Standard deviations above the mean of the baseline. */
  readonly score: number;
}

/** A past in which nothing varied would make every post a burst. */
const LEAST_DEVIATION = 0.5;

/**
 * How far the last of a series of counts lies above its past, by EARS: `gap` 0 is C1, 2 is C2. Mean and standard deviation (n − 1) of the baseline;
 * no deviation is taken for smaller than half a post.
 * @param counts one per day, oldest first, at least baseline + gap + 1
 * Source: Hutwagner et al., The bioterrorism preparedness and response Early Aberration Reporting System (2003).
 */
export function earsDeparture(counts: readonly number[], baseline: number, gap: number): Departure {
  const { mean, deviation } = earsMoments(counts, baseline, gap);
  return { expected: mean, score: ((counts.at(-1) ?? 0) - mean) / Math.max(deviation, LEAST_DEVIATION) };
}

/** Mean and standard deviation (n − 1) of the days before the last one, without those of the gap. */
export function earsMoments(
  counts: readonly number[],
  baseline: number,
  gap: number,
): { readonly mean: number; readonly deviation: number } {
  const past = counts.slice(-1 - gap - baseline, counts.length - 1 - gap);
  if (past.length < baseline || baseline < 2) throw new RangeError(`a baseline of ${baseline} days needs as many counts`);
  const mean = past.reduce((sum, count) => sum + count, 0) / baseline;
  const squares = past.reduce((sum, count) => sum + (count - mean) ** 2, 0);
  return { mean, deviation: Math.sqrt(squares / (baseline - 1)) };
}
