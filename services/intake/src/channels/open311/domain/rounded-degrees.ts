/** Three decimals: about a hundred metres, so that a place says which block and not which door. */
const PUBLIC_DECIMALS = 1_000;

/** A latitude or longitude as anybody may read it. */
export function roundedDegrees(degrees: number): number {
  return Math.round(degrees * PUBLIC_DECIMALS) / PUBLIC_DECIMALS;
}
