import type { Vocabulary, VocabularyDefault, VocabularyRule } from '@xianban/service-kit/district/vocabulary';

/** A rule of the vocabulary, ready to be looked for. */
interface PreparedRule {
  readonly rule: VocabularyRule;
  /** Place in the vocabulary. */
  readonly rank: number;
  /** @param lower a text in lower case */
  occursIn(lower: string): boolean;
}

/** Finds the words of a district's vocabulary in a text. Prepared once per process, since every report passes through it. */
export class VocabularyMatcher {
  readonly fallback: VocabularyDefault;
  /** By the first character of their word: only rules whose first character occurs are looked at. */
  private readonly rules: ReadonlyMap<string, readonly PreparedRule[]>;
  private readonly natures: ReadonlySet<string>;

  constructor(vocabulary: Vocabulary) {
    this.fallback = vocabulary.default;
    this.natures = new Set(vocabulary.natures);
    const prepared = vocabulary.rules.map((rule, rank) => ({ rule, rank, occursIn: finderOf(rule.word.toLowerCase()) }));
    this.rules = Map.groupBy(prepared, ({ rule }) => rule.word.toLowerCase().charAt(0));
  }

  /** Rules whose word occurs, in the vocabulary's order. Case does not matter; a Latin word must stand alone. */
  matches(text: string): VocabularyRule[] {
    const lower = text.toLowerCase();
    const candidates = [...new Set(lower)].flatMap((character) => this.rules.get(character.charAt(0)) ?? []);
    const found = candidates.filter((candidate) => candidate.occursIn(lower));
    return found.sort((one, other) => one.rank - other.rank).map(({ rule }) => rule);
  }

  /** True if the district knows this nature. */
  knows(nature: string): boolean {
    return this.natures.has(nature);
  }
}

function finderOf(word: string): (lower: string) => boolean {
  if (!/^[\p{Script=Latin}\d]/u.test(word)) return (lower) => lower.includes(word);

  // Chinese has no spaces between words; where there are, "rat" must not be found in "rating"
  const escaped = word.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&');
  const alone = new RegExp(`(?<![\\p{Script=Latin}\\d])${escaped}(?![\\p{Script=Latin}\\d])`, 'u');
  return (lower) => lower.includes(word) && alone.test(lower);
}
