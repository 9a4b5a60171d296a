/** Rows of a file that have their verdicts, by verdict. */
export interface Tally {
  readonly rows: number;
  readonly imported: number;
  /** Of those imported. */
  readonly stillOpen: number;
  readonly alreadyKnown: number;
  readonly refused: number;
  /** Our own verdicts on the limit that are the source's, among what is imported or already known. */
  readonly verdictsEqual: number;
  readonly verdictsDiffering: number;
}

/** What is counted while a batch is gone through. */
export type RunningTally = { -readonly [Verdict in keyof Tally]: number };

export function emptyTally(): RunningTally {
  return { rows: 0, imported: 0, stillOpen: 0, alreadyKnown: 0, refused: 0, verdictsEqual: 0, verdictsDiffering: 0 };
}

export function sumOf(one: Tally, other: Tally): Tally {
  return {
    rows: one.rows + other.rows,
    imported: one.imported + other.imported,
    stillOpen: one.stillOpen + other.stillOpen,
    alreadyKnown: one.alreadyKnown + other.alreadyKnown,
    refused: one.refused + other.refused,
    verdictsEqual: one.verdictsEqual + other.verdictsEqual,
    verdictsDiffering: one.verdictsDiffering + other.verdictsDiffering,
  };
}
