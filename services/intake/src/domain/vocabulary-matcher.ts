import type { Nature, Quality } from '@xianban/contracts/values/classification';
import { ruleIdOf } from '@xianban/service-kit/district/rule-id-of';
import type { Vocabulary, VocabularyDefault, VocabularyRule } from '@xianban/service-kit/district/vocabulary';

import type { ClassificationReason } from './classification-reasons.js';
import { WordBounds } from './word-bounds.js';

/** A rule whose word was found, and the reason that it gives. */
export interface VocabularyMatch {
  readonly rule: VocabularyRule;
  readonly reason: ClassificationReason;
}

/** A rule of the vocabulary, ready to be looked for. */
interface PreparedRule extends VocabularyMatch {
  /** Place in the vocabulary. */
  readonly rank: number;
  readonly occursIn: Finder;
}

/** Who tells where words end. */
interface WordCutter {
  /** From here on cuts none of these. */
  learn(words: readonly string[]): void;
  /** Words and signs of a text in their order, nothing left out. */
  pieces(text: string): readonly string[];
}

/** @param lower a text in lower case, full-width letters narrow @param bounds of its words; asked for only where a word might be found across two others */
type Finder = (lower: string, bounds: () => WordBounds) => boolean;

/** Finds the words of a district's vocabulary in a text. Prepared once per process, since every report passes through it. */
export class VocabularyMatcher {
  readonly fallback: VocabularyDefault;
  /** By the first character of their word: only rules whose first character occurs are looked at. */
  private readonly rules: ReadonlyMap<string, readonly PreparedRule[]>;
  private readonly natures: ReadonlyMap<Nature, readonly Quality[]>;

  constructor(
    vocabulary: Vocabulary,
    private readonly cutter: WordCutter,
  ) {
    cutter.learn(vocabulary.rules.map(({ word }) => word));
    this.fallback = vocabulary.default;
    const qualities = new Map(vocabulary.natureQualities?.map((each) => [each.nature, each.qualities]));
    this.natures = new Map(vocabulary.natures.map((nature) => [nature, qualities.get(nature) ?? []]));
    const prepared = vocabulary.rules.map((rule, rank): PreparedRule => {
      const reason = { by: 'rule', rule: ruleIdOf(rule) } as const;
      return { rule, reason, rank, occursIn: finderOf(rule.word.toLowerCase()) };
    });
    this.rules = Map.groupBy(prepared, ({ rule }) => rule.word.toLowerCase().charAt(0));
  }

  /** Rules whose word occurs, in the vocabulary's order. Case does not matter; a word is not found inside or across others. */
  matches(text: string): VocabularyMatch[] {
    const lower = text.normalize('NFKC').toLowerCase();
    let known: WordBounds | undefined;
    const bounds = () => (known ??= new WordBounds(this.cutter.pieces(lower)));
    const candidates = [...new Set(lower)].flatMap((character) => this.rules.get(character.charAt(0)) ?? []);
    return candidates.filter((candidate) => candidate.occursIn(lower, bounds)).sort((one, other) => one.rank - other.rank);
  }

  /** True if the district knows this nature. */
  knows(nature: string): boolean {
    return this.natures.has(nature as Nature);
  }

  /** Qualities that matters of this nature have by themselves. */
  qualitiesOf(nature: Nature): readonly Quality[] {
    return this.natures.get(nature) ?? [];
  }
}

function finderOf(word: string): Finder {
  return /^[\p{Script=Latin}\d]/u.test(word) ? latinFinder(word) : chineseFinder(word);
}

/** Where there are spaces between words, "rat" must not be found in "rating", but should be in "rats". */
function latinFinder(word: string): Finder {
  const escaped = word.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&');
  const alone = new RegExp(`(?<![\\p{Script=Latin}\\d])${escaped}(?:e?s)?(?![\\p{Script=Latin}\\d])`, 'u');
  return (lower) => lower.includes(word) && alone.test(lower);
}

function chineseFinder(word: string): Finder {
  return (lower, bounds) => {
    for (let at = lower.indexOf(word); at >= 0; at = lower.indexOf(word, at + 1)) {
      if (bounds().allow(at, at + word.length)) return true;
    }
    return false;
  };
}
