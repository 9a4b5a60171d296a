import { QUALITIES, type Category, type LimitClass, type Nature, type Quality } from '@xianban/contracts/values/classification';
import type { Keyword } from '@xianban/contracts/values/identifiers';

import type { ClassificationReason, ClassificationReasons } from './classification-reasons.js';
import type { VocabularyMatch, VocabularyMatcher } from './vocabulary-matcher.js';

/** What a report may say about itself; it wins over what its words suggest. */
export interface DeclaredClassification {
  readonly category?: Category;
  readonly nature?: Nature;
  readonly limitClass?: LimitClass;
}

/** How a matter is sorted, and why. Keywords come from the pack's vocabulary only, never from the report's own words. */
export interface Classification {
  readonly category: Category;
  readonly nature: Nature;
  readonly limitClass: LimitClass;
  /** In the order of `QUALITIES`. */
  readonly qualities: readonly Quality[];
  readonly keywords: readonly Keyword[];
  readonly reasons: ClassificationReasons;
}

/** Facts carry no more keywords than this. */
const MOST_KEYWORDS = 12;

/** Most urgent first: whatever else a text says, danger decides the limit. */
const BY_URGENCY: readonly LimitClass[] = ['emergency', 'utility', 'ordinary', 'complex'];

const DECLARED: ClassificationReason = { by: 'declared' };
const BY_NATURE: ClassificationReason = { by: 'nature' };
const BY_DEFAULT: ClassificationReason = { by: 'default' };

/**
 * Sorts a matter by the words of the pack's vocabulary: the first rule that matches gives category and nature, the most urgent one the class of
 * limit, and each one that names a keyword or qualities adds those; what the nature stands for by itself is added to the qualities.
 */
export function classify(text: string, declared: DeclaredClassification, vocabulary: VocabularyMatcher): Classification {
  const matches = vocabulary.matches(text);
  const first = matches.find(
    ({ rule }) => (!declared.category || rule.category === declared.category) && (!declared.nature || rule.nature === declared.nature),
  );
  const urgent = mostUrgent(matches);
  const byWords = first?.reason ?? BY_DEFAULT;
  const nature = declared.nature ?? first?.rule.nature ?? vocabulary.fallback.nature;
  const qualities = qualitiesOf(nature, matches, vocabulary);
  return {
    category: declared.category ?? first?.rule.category ?? vocabulary.fallback.category,
    nature,
    limitClass: declared.limitClass ?? urgent?.rule.limitClass ?? vocabulary.fallback.limitClass,
    qualities: QUALITIES.filter((quality) => qualities[quality]),
    keywords: [...new Set(matches.flatMap(({ rule }) => rule.keyword ?? []))].slice(0, MOST_KEYWORDS),
    reasons: {
      category: declared.category ? DECLARED : byWords,
      nature: declared.nature ? DECLARED : byWords,
      limitClass: declared.limitClass ? DECLARED : (urgent?.reason ?? BY_DEFAULT),
      qualities,
    },
  };
}

function mostUrgent(matches: readonly VocabularyMatch[]): VocabularyMatch | undefined {
  for (const limitClass of BY_URGENCY) {
    const urgent = matches.find(({ rule }) => rule.limitClass === limitClass);
    if (urgent) return urgent;
  }
  return undefined;
}

function qualitiesOf(
  nature: Nature,
  matches: readonly VocabularyMatch[],
  vocabulary: VocabularyMatcher,
): Partial<Record<Quality, ClassificationReason>> {
  const reasons: Partial<Record<Quality, ClassificationReason>> = {};
  // a word says more about this matter than its nature does
  for (const { rule, reason } of matches) for (const quality of rule.qualities ?? []) reasons[quality] ??= reason;
  for (const quality of vocabulary.qualitiesOf(nature)) reasons[quality] ??= BY_NATURE;
  return reasons;
}
