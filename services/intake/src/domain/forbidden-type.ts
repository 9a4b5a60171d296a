import type { Category, Nature } from '@xianban/contracts/values/classification';

/** What a caller may report; absent for everything. */
interface AllowedTypes {
  readonly categories?: readonly Category[] | null;
  readonly natures?: readonly Nature[] | null;
}

/** Why a caller may not report a matter, and the field that made it so: what was declared, else the words that suggested it. */
export interface ForbiddenType {
  readonly field: 'category' | 'nature' | 'text';
  /** e.g. `category complaint` */
  readonly kind: string;
}

/** @param declared what the report says about itself. @param found how the matter was sorted */
export function forbiddenType(
  { categories, natures }: AllowedTypes,
  declared: { readonly category?: Category; readonly nature?: Nature },
  found: { readonly category: Category; readonly nature: Nature },
): ForbiddenType | undefined {
  if (categories && !categories.includes(found.category))
    return { field: declared.category ? 'category' : 'text', kind: `category ${found.category}` };
  if (natures && !natures.includes(found.nature)) return { field: declared.nature ? 'nature' : 'text', kind: `nature ${found.nature}` };
  return undefined;
}
