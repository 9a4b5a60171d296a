import type { LimitClass, Nature } from '@xianban/contracts/values/classification';
import type { Position } from '@xianban/contracts/values/position';

import { metresBetween } from './metres-between.js';
import type { MatterSketch } from './matter-sketch.js';

/** As much of a report as tells whether two speak of one matter. */
export interface Matter {
  readonly sketch: MatterSketch;
  readonly nature: Nature;
  readonly limitClass: LimitClass;
  /** WGS-84 degrees. */
  readonly at: Position;
  /** District clock, epoch milliseconds. */
  readonly receivedAtMs: number;
  /** The limit that was promised to a report, or that its issue has by now. District clock, epoch milliseconds. */
  readonly limitMs?: number | undefined;
}

/** Why two reports are, or are not, of one matter. */
export const LIKENESS_REASONS = [
  'near',
  'recent',
  'words',
  'same-nature',
  'same-fault',
  'other-fault',
  'other-number',
  'other-urgency',
] as const;
export type LikenessReason = (typeof LIKENESS_REASONS)[number];

export interface Likeness {
  /** 0–1: 1 for the same words at the same place and time. */
  readonly score: number;
  readonly reasons: readonly LikenessReason[];
}

/** Within which two reports can be of one matter at all. */
export interface MergingReach {
  /** Metres. */
  readonly withinMetres: number;
  /** District hours. */
  readonly withinHours: number;
}

const HOUR_MS = 3_600_000;
/** Of the words' likeness, what place, time and nature can take away. */
const CIRCUMSTANCES = 0.3;
/** What is left when two name other buildings, gates or plates. */
const OTHER_NUMBER = 0.45;
/** What is left when they name other faults of it. */
const OTHER_FAULT = 0.55;
/** Of what the words leave open, how much the same fault closes. */
const SAME_FAULT = 0.5;
/** Leaves likeness of 1 as it is, and takes a quarter away from the middle. */
const UNKNOWN_FAULT_POWER = 1.4;
/** From this likeness of words on, the same fault counts in full. */
const ENOUGH_WORDS = 0.25;
/** Above it, a circumstance is given as a reason. */
const TELLING = 0.5;

/**
 * How alike two reports are: the words decide, weighted by how much each tells, more if both name the same fault and less if they name other ones;
 * distance, time and nature take away up to three tenths; other numbers of one kind more than halve it. 0 out of reach. Symmetric. Source: domain.md, duplicates.
 */
export function likeness(one: Matter, other: Matter, reach: MergingReach): Likeness {
  const metres = metresBetween(one.at, other.at);
  const hours = Math.abs(one.receivedAtMs - other.receivedAtMs) / HOUR_MS;
  if (metres > reach.withinMetres || hours > reach.withinHours) return { score: 0, reasons: [] };

  const near = 1 - metres / reach.withinMetres;
  const recent = 1 - hours / reach.withinHours;
  const sameNature = one.nature === other.nature;
  const words = wordsAlike(one.sketch, other.sketch);
  const faults = compareFaults(one.sketch.faults, other.sketch.faults);
  const otherNumber = numbersDiffer(one.sketch.numbers, other.sketch.numbers);
  const circumstances = (near + recent + (sameNature ? 1 : 0)) / 3;
  const meant = asMeant(words, faults);
  const score = meant * (1 - CIRCUMSTANCES * (1 - circumstances)) * (otherNumber ? OTHER_NUMBER : 1);
  const reasons: readonly (readonly [LikenessReason, boolean])[] = [
    ['near', near > TELLING],
    ['recent', recent > TELLING],
    ['words', words > TELLING],
    ['same-nature', sameNature],
    ['same-fault', faults === 'same'],
    ['other-fault', faults === 'other'],
    ['other-number', otherNumber],
    ['other-urgency', one.limitClass !== other.limitClass],
  ];
  return { score, reasons: reasons.flatMap(([reason, holds]) => (holds ? reason : [])) };
}

/** Half the share in both texts together, half the share in the shorter one: a short report can be of the matter of a long one. */
function wordsAlike(one: MatterSketch, other: MatterSketch): number {
  const [ofOne, ofOther] = [weightOf(one), weightOf(other)];
  if (ofOne === 0 || ofOther === 0) return 0;
  const shared = sharedWeight(one, other);
  return shared / (ofOne + ofOther) + shared / (2 * Math.min(ofOne, ofOther));
}

/** Of the words that both have, the lighter weight of each. */
function sharedWeight(one: MatterSketch, other: MatterSketch): number {
  let [shared, left, right] = [0, 0, 0];
  while (left < one.hashes.length && right < other.hashes.length) {
    const [ofOne, ofOther] = [one.hashes[left] ?? 0, other.hashes[right] ?? 0];
    if (ofOne === ofOther) shared += Math.min(one.weights[left] ?? 0, other.weights[right] ?? 0);
    if (ofOne <= ofOther) left += 1;
    if (ofOther <= ofOne) right += 1;
  }
  return shared;
}

/** A fault alone says nothing: it must be of the same thing, which the words tell. Where none is known, words must say more by themselves. */
function asMeant(words: number, faults: 'same' | 'other' | 'unknown'): number {
  switch (faults) {
    case 'same':
      return words + SAME_FAULT * (1 - words) * Math.min(1, words / ENOUGH_WORDS);
    case 'other':
      return words * OTHER_FAULT;
    case 'unknown':
      return words ** UNKNOWN_FAULT_POWER;
    default:
      return faults satisfies never;
  }
}

function compareFaults(one: ReadonlySet<number>, other: ReadonlySet<number>): 'same' | 'other' | 'unknown' {
  if (one.size === 0 || other.size === 0) return 'unknown';
  return [...one].some((fault) => other.has(fault)) ? 'same' : 'other';
}

function weightOf({ weights }: MatterSketch): number {
  let sum = 0;
  for (const weight of weights) sum += weight;
  return sum;
}

/** True if both number the same thing and share no number of it. */
function numbersDiffer(one: MatterSketch['numbers'], other: MatterSketch['numbers']): boolean {
  for (const [thing, values] of one) {
    const others = other.get(thing);
    if (others && [...values].every((value) => !others.has(value))) return true;
  }
  return false;
}
