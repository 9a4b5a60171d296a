/** What is left of a report's words to compare it by: hashes that only the vault's secret makes, with how much each word tells. */
export interface MatterSketch {
  /** Of words, ascending. */
  readonly hashes: Uint32Array;
  /** How much each word tells, 1–255, in the order of `hashes`. */
  readonly weights: Uint8Array;
  /** Hashes of the kinds of fault that are named, e.g. dark or leaning. */
  readonly faults: ReadonlySet<number>;
  /** Hashes of values by the hash of what is numbered: see `NamedNumber`. */
  readonly numbers: ReadonlyMap<number, ReadonlySet<number>>;
}

/** Marks a pair of hashes (thing, value) behind the words, whose weight is never 0. */
const NUMBER = 0;
/** The thing of a fault: none is numbered so. */
const FAULT = 0;
const ENTRY_BYTES = 5;
const NUMBER_BYTES = 9;
const MOST_WEIGHT = 255;
/** A weight is below it. */
const WEIGHTS = 256;
/** Words kept of a report. */
const MOST_WORDS = 64;

/** A word's hash and weight as one number, so that a report's words are sorted without an object for each. @param weight (0–1] */
export function weighedWord(hash: number, weight: number): number {
  return hash * WEIGHTS + Math.max(1, Math.round(weight * MOST_WEIGHT));
}

/** @param words of {@link weighedWord}; one that comes again counts once, and of too many those stay that tell most */
export function matterSketch(words: readonly number[], named: Pick<MatterSketch, 'faults' | 'numbers'>): MatterSketch {
  const sorted = withoutCopies(new Float64Array(words).sort());
  const kept = sorted.length > MOST_WORDS ? heaviest(sorted) : sorted;
  const hashes = new Uint32Array(kept.length);
  const weights = new Uint8Array(kept.length);
  for (let index = 0; index < kept.length; index += 1) {
    hashes[index] = Math.floor((kept[index] ?? 0) / WEIGHTS);
    weights[index] = (kept[index] ?? 0) % WEIGHTS;
  }
  return { hashes, weights, ...named };
}

function withoutCopies(sorted: Float64Array): Float64Array {
  let kept = 0;
  for (let index = 0; index < sorted.length; index += 1) {
    if (index > 0 && sorted[index] === sorted[kept - 1]) continue;
    sorted[kept] = sorted[index] ?? 0;
    kept += 1;
  }
  return sorted.subarray(0, kept);
}

function heaviest(words: Float64Array): Float64Array {
  return words
    .toSorted((one, other) => (other % WEIGHTS) - (one % WEIGHTS))
    .subarray(0, MOST_WORDS)
    .sort();
}

/** The bytes that are kept: five for each word, nine for each number and fault. */
export function sketchBytes({ hashes, weights, faults, numbers }: MatterSketch): Buffer {
  const pairs = [[FAULT, faults] as const, ...numbers].flatMap(([thing, values]) => [...values].map((value) => [thing, value] as const));
  const bytes = Buffer.allocUnsafe(hashes.length * ENTRY_BYTES + pairs.length * NUMBER_BYTES);
  let at = 0;
  for (let index = 0; index < hashes.length; index += 1) {
    bytes[at] = weights[index] ?? 0;
    bytes.writeUInt32LE(hashes[index] ?? 0, at + 1);
    at += ENTRY_BYTES;
  }
  for (const [thing, value] of pairs) {
    bytes[at] = NUMBER;
    bytes.writeUInt32LE(thing, at + 1);
    bytes.writeUInt32LE(value, at + 5);
    at += NUMBER_BYTES;
  }
  return bytes;
}

/** What `sketchBytes` was given. */
export function sketchOf(bytes: Buffer): MatterSketch {
  let at = 0;
  while (at < bytes.length && bytes[at] !== NUMBER) at += ENTRY_BYTES;
  const hashes = new Uint32Array(at / ENTRY_BYTES);
  const weights = new Uint8Array(hashes.length);
  for (let index = 0; index < hashes.length; index += 1) {
    weights[index] = bytes[index * ENTRY_BYTES] ?? 0;
    hashes[index] = bytes.readUInt32LE(index * ENTRY_BYTES + 1);
  }
  const faults = new Set<number>();
  const numbers = new Map<number, Set<number>>();
  for (; at < bytes.length; at += NUMBER_BYTES) {
    const [thing, value] = [bytes.readUInt32LE(at + 1), bytes.readUInt32LE(at + 5)];
    if (thing === FAULT) faults.add(value);
    else numbers.set(thing, (numbers.get(thing) ?? new Set()).add(value));
  }
  return { hashes, weights, faults, numbers };
}
