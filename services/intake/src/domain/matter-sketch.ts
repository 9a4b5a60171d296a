/** What is left of a report's words to compare it by: hashes that only the vault's secret makes, with how much each word tells. */
export interface MatterSketch {
  /** Weight (0–1] by hash. */
  readonly words: ReadonlyMap<number, number>;
  /** Hashes of the kinds of fault that are named, e.g. dark or leaning. */
  readonly faults: ReadonlySet<number>;
  /** Hashes of values by the hash of what is numbered: see `NamedNumber`. */
  readonly numbers: ReadonlyMap<number, ReadonlySet<number>>;
}

/** Marks a pair of hashes (thing, value) among those of words, whose weight is never 0. */
const NUMBER = 0;
/** The thing of a fault: none is numbered so. */
const FAULT = 0;
const ENTRY_BYTES = 5;
const NUMBER_BYTES = 9;

/** The bytes that are kept: five for each word, nine for each number and fault. */
export function sketchBytes({ words, faults, numbers }: MatterSketch): Buffer {
  const pairs = [[FAULT, faults] as const, ...numbers].flatMap(([thing, values]) => [...values].map((value) => [thing, value] as const));
  const bytes = Buffer.alloc(words.size * ENTRY_BYTES + pairs.length * NUMBER_BYTES);
  let at = 0;
  for (const [hash, weight] of words) {
    bytes[at] = Math.max(1, Math.round(weight * 255));
    bytes.writeUInt32LE(hash, at + 1);
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

/** What `sketchBytes` was given, weights rounded. */
export function sketchOf(bytes: Buffer): MatterSketch {
  const words = new Map<number, number>();
  const faults = new Set<number>();
  const numbers = new Map<number, Set<number>>();
  for (let at = 0; at < bytes.length;) {
    const weight = bytes[at] ?? NUMBER;
    const hash = bytes.readUInt32LE(at + 1);
    if (weight === NUMBER) {
      const value = bytes.readUInt32LE(at + 5);
      if (hash === FAULT) faults.add(value);
      else numbers.set(hash, (numbers.get(hash) ?? new Set()).add(value));
      at += NUMBER_BYTES;
    } else {
      words.set(hash, weight / 255);
      at += ENTRY_BYTES;
    }
  }
  return { words, faults, numbers };
}
