import { readFileSync } from 'node:fs';

/** A report of a pair: where and when, counted from the first of the two. */
export interface PairReport {
  readonly text: string;
  readonly metres: number;
  readonly minutes: number;
}

/** Two reports, and whether they are of one matter. */
export interface LabelledPair {
  /** Which half its wordings belong to: policy and weights were chosen on the one, what is reported is the other. */
  readonly part: 'tuned-on' | 'held-out';
  readonly why: 'same' | 'other-fault' | 'other-number' | 'neighbour';
  readonly same: boolean;
  readonly one: PairReport;
  readonly other: PairReport;
}

/** The committed set: see `generate-merging-pairs.ts`. */
export function mergingPairs(): readonly LabelledPair[] {
  return JSON.parse(readFileSync(new URL('./merging-pairs.json', import.meta.url), 'utf8')) as LabelledPair[];
}
