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
  /** In lower case. */
  readonly word: string;
  /** Place in the vocabulary. */
  readonly rank: number;
  readonly standsAt: Stands;
}

/** Who tells where words end. */
interface WordCutter {
  /** From here on cuts none of these. */
  learn(words: readonly string[]): void;
  /** Words and signs of a text in their order, nothing left out. */
  pieces(text: string): readonly string[];
}

/**
 * True if what stands between two places of a text is a word there.
 * @param lower a text in lower case, full-width letters narrow @param bounds of its words, which take time to find
 */
type Stands = (lower: string, from: number, to: number, bounds: () => WordBounds) => boolean;

const LETTER = /[\p{Script=Latin}\d]/u;
/** Where there are spaces between words, "rat" must not be found in "rating", but should be in "rats". */
const WORD_ENDS = /(?:e?s)?(?![\p{Script=Latin}\d])/uy;

/** Finds the words of a district's vocabulary in a text. Prepared once per process, since every report passes through it. */
export class VocabularyMatcher {
  readonly fallback: VocabularyDefault;
  /** By the first character of their word. */
  private readonly rules: ReadonlyMap<number, readonly PreparedRule[]>;
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
      const word = rule.word.toLowerCase();
      const reason = { by: 'rule', rule: ruleIdOf(rule) } as const;
      return { rule, reason, word, rank, standsAt: LETTER.test(word.charAt(0)) ? standsAlone : isOfWholeWords };
    });
    this.rules = Map.groupBy(prepared, ({ word }) => word.charCodeAt(0));
  }

  /** Rules whose word occurs, in the vocabulary's order. Case does not matter; a word is not found inside or across others. */
  matches(text: string): VocabularyMatch[] {
    const lower = text.normalize('NFKC').toLowerCase();
    let known: WordBounds | undefined;
    const bounds = () => (known ??= new WordBounds(this.cutter.pieces(lower)));
    const found = new Set<PreparedRule>();
    for (let at = 0; at < lower.length; at += 1) {
      for (const rule of this.rules.get(lower.charCodeAt(at)) ?? []) {
        if (lower.startsWith(rule.word, at) && rule.standsAt(lower, at, at + rule.word.length, bounds)) found.add(rule);
      }
    }
    return [...found].sort((one, other) => one.rank - other.rank);
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

function standsAlone(lower: string, from: number, to: number): boolean {
  WORD_ENDS.lastIndex = to;
  return !LETTER.test(lower.charAt(from - 1)) && WORD_ENDS.test(lower);
}

function isOfWholeWords(_lower: string, from: number, to: number, bounds: () => WordBounds): boolean {
  return bounds().allow(from, to);
}
