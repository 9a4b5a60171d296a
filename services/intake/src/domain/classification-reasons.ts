import type { Quality } from '@xianban/contracts/values/classification';

/**
 * Why a part of a classification is as it is: a rule of the vocabulary found its word, the matter's nature brings it, the report said so itself, a
 * person corrected it, or nothing was found and the district's default holds.
 */
export type ClassificationReason =
  { readonly by: 'rule'; readonly rule: string } | { readonly by: 'nature' | 'declared' | 'person' | 'default' };

/** The reason of each part. A quality stands here exactly if the matter has it. */
export interface ClassificationReasons {
  readonly category: ClassificationReason;
  readonly nature: ClassificationReason;
  readonly limitClass: ClassificationReason;
  readonly qualities: Readonly<Partial<Record<Quality, ClassificationReason>>>;
}
