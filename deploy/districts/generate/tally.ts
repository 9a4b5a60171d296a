/** How often each value occurs. */
export function tally(values: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

/** The value that occurs most often, the first in the alphabet where several do; undefined if there is none. */
export function mostFrequent(values: Iterable<string>): string | undefined {
  const [most] = [...tally(values)].sort(([one, oneCount], [other, otherCount]) => otherCount - oneCount || (one < other ? -1 : 1));
  return most?.[0];
}
