import type { Category, LimitClass, Nature } from '@xianban/contracts/values/classification';
import type { Keyword } from '@xianban/contracts/values/identifiers';

import type { VocabularyMatcher } from './vocabulary-matcher.js';

/** What a report may say about itself; it wins over what its words suggest. */
export interface DeclaredClassification {
  readonly category?: Category;
  readonly nature?: Nature;
  readonly limitClass?: LimitClass;
}

/** How a matter is sorted. Keywords come from the pack's vocabulary only, never from the report's own words. */
export interface Classification {
  readonly category: Category;
  readonly nature: Nature;
  readonly limitClass: LimitClass;
  readonly keywords: readonly Keyword[];
}

/** Facts carry no more keywords than this. */
const MOST_KEYWORDS = 12;

/** Most urgent first: whatever else a text says, danger decides the limit. */
const BY_URGENCY: readonly LimitClass[] = ['emergency', 'utility', 'ordinary', 'complex'];

/**
 * Sorts a matter by the words of the pack's vocabulary: the first rule that matches gives category and nature, the most urgent one the class of
 * limit, and each one that names a keyword that keyword.
 */
export function classify(text: string, declared: DeclaredClassification, vocabulary: VocabularyMatcher): Classification {
  const matches = vocabulary.matches(text);
  const fitting = matches.filter(
    (rule) => (!declared.category || rule.category === declared.category) && (!declared.nature || rule.nature === declared.nature),
  );
  const rule = fitting[0];
  const urgencies = matches.flatMap(({ limitClass }) => limitClass ?? []);
  return {
    category: declared.category ?? rule?.category ?? vocabulary.fallback.category,
    nature: declared.nature ?? rule?.nature ?? vocabulary.fallback.nature,
    limitClass: declared.limitClass ?? BY_URGENCY.find((limitClass) => urgencies.includes(limitClass)) ?? vocabulary.fallback.limitClass,
    keywords: [...new Set(matches.flatMap(({ keyword }) => keyword ?? []))].slice(0, MOST_KEYWORDS),
  };
}
