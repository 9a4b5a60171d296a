import type { VocabularyRule } from './vocabulary.js';

/** What a rule is called: its own id, or its word in lower case with hyphens for what is no letter or digit, e.g. `street-light`. */
export function ruleIdOf({ id, word }: Pick<VocabularyRule, 'id' | 'word'>): string {
  return id ?? word.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '-');
}
