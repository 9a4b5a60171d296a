/** Some of many. */
export interface Share {
  readonly some: number;
  readonly of: number;
}

/**
 * How far a share lies above an earlier one: z of two proportions with their pooled variance. Undefined if either is of nothing or the pooled share
 * leaves nothing to vary.
 */
export function shareRise(recent: Share, earlier: Share): number | undefined {
  if (recent.of === 0 || earlier.of === 0) return undefined;
  const pooled = (recent.some + earlier.some) / (recent.of + earlier.of);
  const variance = pooled * (1 - pooled) * (1 / recent.of + 1 / earlier.of);
  return variance === 0 ? undefined : (recent.some / recent.of - earlier.some / earlier.of) / Math.sqrt(variance);
}
