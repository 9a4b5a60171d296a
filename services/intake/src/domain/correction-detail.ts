import type { Sorting } from './corrected-classification.js';

/** The parts of a sorting. */
export const SORTED_PARTS = ['category', 'nature', 'limitClass', 'qualities'] as const;
export type SortedPart = (typeof SORTED_PARTS)[number];

/** A correction as the timeline keeps it: for each part that changed, the codes before and after, e.g. `nature-from`, `nature-to`. */
export function correctionDetail(before: Partial<Sorting>, after: Partial<Sorting>): Record<string, string> {
  const changed = SORTED_PARTS.filter((part) => after[part] !== undefined);
  return Object.fromEntries(
    changed.flatMap((part) => [
      [`${part}-from`, String(before[part])],
      [`${part}-to`, String(after[part])],
    ]),
  );
}
