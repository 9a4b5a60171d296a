import { QUALITIES, type Category, type LimitClass, type Nature, type Quality } from '@xianban/contracts/values/classification';

import type { ClassificationReason, ClassificationReasons } from './classification-reasons.js';

/** How an issue is sorted. */
export interface Sorting {
  readonly category: Category;
  readonly nature: Nature;
  readonly limitClass: LimitClass;
  readonly qualities: readonly Quality[];
}

/** What had decided the parts that were corrected: of the qualities those that were taken away. */
export type OverruledReasons = Partial<ClassificationReasons>;

/** A correction and all that follows from it. */
export interface CorrectedClassification {
  readonly sorting: Sorting;
  readonly reasons: ClassificationReasons;
  /** The parts that changed, as they were and as they are. */
  readonly before: Partial<Sorting>;
  readonly after: Partial<Sorting>;
  readonly overruled: OverruledReasons;
}

const PERSON: ClassificationReason = { by: 'person' };
/** Of issues that were sorted before reasons were kept. */
const UNKNOWN: ClassificationReasons = {
  category: { by: 'default' },
  nature: { by: 'default' },
  limitClass: { by: 'default' },
  qualities: {},
};

/**
 * An issue's sorting after a person has corrected it; undefined if nothing changes. If they say nothing of the qualities, those that the old nature
 * brought go, and those of the new one come.
 * @param reasons of the sorting; null where none were kept, and then nothing is overruled
 * @param natureQualities what a nature brings by itself
 */
export function correctedClassification(
  current: Sorting,
  reasons: ClassificationReasons | null,
  asked: Partial<Sorting>,
  natureQualities: (nature: Nature) => readonly Quality[],
): CorrectedClassification | undefined {
  const had = reasons ?? UNKNOWN;
  const nature = asked.nature ?? current.nature;
  const qualityReasons = asked.qualities
    ? chosenQualities(current.qualities, had, asked.qualities)
    : followingQualities(current, had, nature, natureQualities);
  const sorting: Sorting = {
    category: asked.category ?? current.category,
    nature,
    limitClass: asked.limitClass ?? current.limitClass,
    qualities: QUALITIES.filter((quality) => qualityReasons[quality]),
  };
  const changed = (['category', 'nature', 'limitClass', 'qualities'] as const).filter(
    (part) => String(sorting[part]) !== String(current[part]),
  );
  if (changed.length === 0) return undefined;

  const only = (of: Sorting): Partial<Sorting> => Object.fromEntries(changed.map((part) => [part, of[part]]));
  const byPerson = (part: 'category' | 'nature' | 'limitClass') => (changed.includes(part) ? PERSON : had[part]);
  return {
    sorting,
    reasons: { category: byPerson('category'), nature: byPerson('nature'), limitClass: byPerson('limitClass'), qualities: qualityReasons },
    before: only(current),
    after: only(sorting),
    overruled: reasons ? overruledBy(changed, reasons, sorting) : {},
  };
}

type QualityReasons = ClassificationReasons['qualities'];

/** A quality that stays keeps its reason. */
function chosenQualities(current: readonly Quality[], had: ClassificationReasons, asked: readonly Quality[]): QualityReasons {
  return Object.fromEntries(asked.map((quality) => [quality, (current.includes(quality) && had.qualities[quality]) || PERSON]));
}

function followingQualities(
  current: Sorting,
  had: ClassificationReasons,
  nature: Nature,
  natureQualities: (nature: Nature) => readonly Quality[],
): QualityReasons {
  const kept = current.qualities.map((quality) => [quality, had.qualities[quality] ?? PERSON] as const);
  if (nature === current.nature) return Object.fromEntries(kept);
  const brought = natureQualities(nature).map((quality) => [quality, { by: 'nature' }] as const);
  return Object.fromEntries([...brought, ...kept.filter(([, reason]) => reason.by !== 'nature')]);
}

function overruledBy(changed: readonly (keyof Sorting)[], had: ClassificationReasons, sorting: Sorting): OverruledReasons {
  const gone = QUALITIES.filter((quality) => had.qualities[quality] && !sorting.qualities.includes(quality));
  return {
    ...(changed.includes('category') && { category: had.category }),
    ...(changed.includes('nature') && { nature: had.nature }),
    ...(changed.includes('limitClass') && { limitClass: had.limitClass }),
    ...(changed.includes('qualities') && { qualities: Object.fromEntries(gone.map((quality) => [quality, had.qualities[quality]])) }),
  };
}
