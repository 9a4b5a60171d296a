/** When reports are taken for reports of one matter. Decided at acceptance, so no issue takes a snapshot of it. Source: domain.md, duplicates. */
export interface MergingPolicy {
  /** Metres between two reports of one matter at most. */
  readonly withinMetres: number;
  /** District hours between them at most. */
  readonly withinHours: number;
  /** Likeness (0–1) from which staff are asked whether two issues are one. */
  readonly suggestAbove: number;
  /** Likeness (0–1) from which a report joins an issue. */
  readonly mergeAbove: number;
}

/** What a district merges by if its pack says nothing else. */
export const DEFAULT_MERGING: MergingPolicy = { withinMetres: 50, withinHours: 24, suggestAbove: 0.4, mergeAbove: 0.55 };
