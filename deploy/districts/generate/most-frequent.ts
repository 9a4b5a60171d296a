import { grouped } from './grouped.ts';

/** The value that occurs most often, the first in the alphabet where several do; undefined if there is none. */
export function mostFrequent(values: Iterable<string>): string | undefined {
  const counts = [...grouped(values, (value) => value)].map(([value, same]) => ({ value, count: same.length }));
  return counts.sort((one, other) => other.count - one.count || (one.value < other.value ? -1 : 1))[0]?.value;
}
