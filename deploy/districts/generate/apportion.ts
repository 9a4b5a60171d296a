/** What may be apportioned to one: its weight, and how little or much it can get. */
export interface Claim {
  readonly weight: number;
  readonly min: number;
  readonly max: number;
}

/**
 * Whole shares of `total` by weight, within each claim's limits: everyone gets the minimum, then each unit goes to whoever is furthest behind
 * (Sainte-Laguë). @throws RangeError if the limits leave no way.
 */
export function apportion(total: number, claims: readonly Claim[]): number[] {
  const shares = claims.map(({ min }) => min);
  for (let left = total - shares.reduce((sum, share) => sum + share, 0); left > 0; left -= 1) {
    let best = -1;
    let bestQuotient = -Infinity;
    claims.forEach(({ weight, max }, index) => {
      const share = shares[index] ?? 0;
      const quotient = weight / (2 * share + 1);
      if (share < max && quotient > bestQuotient) [best, bestQuotient] = [index, quotient];
    });
    if (best < 0) throw new RangeError(`claims cannot hold ${total}`);
    shares[best] = (shares[best] ?? 0) + 1;
  }
  if (shares.reduce((sum, share) => sum + share, 0) !== total) throw new RangeError(`claims need more than ${total}`);
  return shares;
}
