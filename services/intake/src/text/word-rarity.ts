import { idf } from '@node-rs/jieba/dict.js';

/** Twice as many places as words, so that few share one. A power of two. */
const PLACES = 1 << 19;
const NEWLINE = 10;
const SPACE = 32;
/** What jieba's table calls common (的: 0.6, 请: 4.8) and rare (井盖: 12.1). */
const COMMON_IDF = 4;
const RARE_IDF = 11;
const LEAST = 0.05;

let loaded: WordRarity | undefined;

/**
 * How much a word tells, by how rarely texts use it: jieba's table of 270,000 words with their inverse document frequencies, kept as two typed
 * arrays (2.5 MB) since a map of strings takes ten times as much. Loads once for the whole process.
 */
export class WordRarity {
  private readonly hashes = new Uint32Array(PLACES);
  private readonly rarities = new Uint8Array(PLACES);

  private constructor() {
    const table = Buffer.from(idf.buffer, idf.byteOffset, idf.byteLength);
    let start = 0;
    while (start < table.length) {
      const end = table.indexOf(NEWLINE, start);
      const space = table.indexOf(SPACE, start);
      if (space < 0 || end < 0) break;
      this.keep(hashOf(table, start, space), Number(table.toString('latin1', space + 1, end)));
      start = end + 1;
    }
  }

  static shared(): WordRarity {
    return (loaded ??= new WordRarity());
  }

  /** From 0.05 (everybody says it) to 1; undefined if the table does not know the word. */
  of(word: string): number | undefined {
    const bytes = Buffer.from(word);
    const hash = hashOf(bytes, 0, bytes.length);
    const place = this.placeOf(hash);
    return this.hashes[place] === hash ? (this.rarities[place] ?? 0) / 255 : undefined;
  }

  private keep(hash: number, frequency: number): void {
    const rarity = Math.min(1, Math.max(LEAST, (frequency - COMMON_IDF) / (RARE_IDF - COMMON_IDF)));
    const place = this.placeOf(hash);
    this.hashes[place] = hash;
    this.rarities[place] = Math.round(rarity * 255);
  }

  /** Where the hash is, or would be. */
  private placeOf(hash: number): number {
    let place = hash & (PLACES - 1);
    while (this.hashes[place] !== 0 && this.hashes[place] !== hash) place = (place + 1) & (PLACES - 1);
    return place;
  }
}

/** FNV-1a; never 0, which marks a free place. */
function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let index = start; index < end; index += 1) hash = Math.imul(hash ^ (bytes[index] ?? 0), 0x01000193);
  return hash >>> 0 || 1;
}
