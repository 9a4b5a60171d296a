import { CATEGORIES, LIMIT_CLASSES, QUALITIES, type Nature } from '@xianban/contracts/values/classification';
import type { Language } from '@xianban/service-kit/language/language';

import type { ClassificationReason } from '../domain/classification-reasons.js';
import type { SortedPart } from '../domain/correction-detail.js';
import { CORRECTION_REASONS } from '../domain/correction-reason.js';
import type { LocalNames } from '../texts/district-names.js';
import { intakeTexts } from '../texts/intake-texts.js';

/** How staff read the sorting of an issue. What is not known is called by its code. */
export interface SortingWords {
  part(part: SortedPart): string;
  /** @param codes one, or several with commas between */
  sorted(part: SortedPart, codes: string): string;
  because(reason: ClassificationReason): string;
  correctionReason(reason: string): string;
}

export function sortingWords(names: LocalNames, language: Language): SortingWords {
  const separator = language === 'zh' ? '、' : ', ';
  const oneOf = <Code extends string>(codes: readonly Code[], code: string) => codes.find((each) => each === code);
  const named = (part: SortedPart, code: string): string => {
    if (part === 'nature') return names.nature(code as Nature);
    if (part === 'category') {
      const category = oneOf(CATEGORIES, code);
      return category ? intakeTexts.text(`category-${category}`, {}, language) : code;
    }
    if (part === 'limitClass') {
      const limitClass = oneOf(LIMIT_CLASSES, code);
      return limitClass ? intakeTexts.text(`limitClass-${limitClass}`, {}, language) : code;
    }
    const quality = oneOf(QUALITIES, code);
    return quality ? intakeTexts.text(`quality-${quality}`, {}, language) : code;
  };
  return {
    part: (part) => intakeTexts.text(part, {}, language),
    sorted: (part, codes) =>
      codes
        .split(',')
        .map((code) => (code === '' ? '—' : named(part, code)))
        .join(separator),
    because: (reason) => intakeTexts.text(`because-${reason.by}`, reason.by === 'rule' ? { rule: reason.rule } : {}, language),
    correctionReason: (reason) => {
      const known = oneOf(CORRECTION_REASONS, reason);
      return known ? intakeTexts.text(`correction-${known}`, {}, language) : reason;
    },
  };
}
