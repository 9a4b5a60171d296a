import { hash } from 'node:crypto';

import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DistrictPack } from '@xianban/service-kit/district/district-pack';
import { PersonalDataVault } from '@xianban/service-kit/vault/personal-data-vault';
import { LRUCache } from 'lru-cache';

import { matterSketch, type MatterSketch } from '../domain/matter-sketch.js';
import { faultsIn } from './fault-words.js';
import { FILLERS, FUNCTION_CHARACTERS } from './filler-words.js';
import { namedNumbers } from './named-numbers.js';
import { Segmenter } from './segmenter.js';
import { WordRarity } from './word-rarity.js';

/** Words kept of a report, those that tell most. */
const MOST_WORDS = 64;
/** Read of a text; what comes after says little more of what it is about. */
const MOST_CHARACTERS = 600;
/** Reports use few words, again and again. */
const MOST_REMEMBERED = 50_000;
/** Of words that the table does not know: names, colloquial ones, other languages. */
const UNKNOWN = { chinese: 0.3, other: 0.6 } as const;
const ONE_FUNCTION_CHARACTER = 0.4;
const CHINESE_RUN = /^\p{Script=Han}+$/u;

interface KnownWord {
  readonly hash: number;
  /** 0–1; 0 if it tells nothing. */
  readonly weight: number;
}

/**
 * Makes sketches of texts: their words and, since Chinese is cut differently in different sentences, its pairs of characters. Hashes are keyed by
 * a secret of the vault and 32 bits long, so a dump of the database does not give the words back, and goes with whoever deletes it.
 */
@Injectable()
export class MatterSketcher implements OnApplicationBootstrap {
  private secret = '';
  private readonly words = new LRUCache<string, KnownWord>({ max: MOST_REMEMBERED });

  constructor(
    private readonly vault: PersonalDataVault,
    private readonly pack: DistrictPack,
  ) {}

  onApplicationBootstrap(): void {
    this.secret = this.vault.lookup('content', 'sketch').toString('base64');
    // the first report should not wait for the dictionaries
    if (this.pack.merging) this.sketch('路灯不亮');
  }

  /** @param keywords of the pack: the same for a text in another language */
  sketch(text: string, keywords: readonly string[] = []): MatterSketch {
    const lower = text.slice(0, MOST_CHARACTERS).normalize('NFKC').toLowerCase();
    const { numbers, rest } = namedNumbers(lower);
    const words = new Map<number, number>();
    const add = (word: string): void => {
      const { hash: value, weight } = this.known(word);
      if (weight > 0) words.set(value, weight);
    };
    for (const keyword of keywords) add(keyword);
    for (const run of rest.replaceAll(FILLERS, ' ').split(/[^\p{L}\p{M}\p{N}]+/u)) addRun(run, add);

    const numbered = new Map<number, Set<number>>();
    for (const { kind, value } of numbers) {
      const thing = this.known(`# ${kind}`).hash;
      numbered.set(thing, (numbered.get(thing) ?? new Set()).add(this.known(`# ${kind} ${value}`).hash));
    }
    const faults = new Set(faultsIn(lower).map((fault) => this.known(`! ${fault}`).hash));
    return matterSketch(heaviest(words), { faults, numbers: numbered });
  }

  private known(word: string): KnownWord {
    const remembered = this.words.get(word);
    if (remembered) return remembered;
    const known = { hash: hash('sha256', `${this.secret}${word}`, 'buffer').readUInt32LE(0), weight: weightOf(word) };
    this.words.set(word, known);
    return known;
  }
}

function addRun(run: string, add: (word: string) => void): void {
  const words = Segmenter.shared().words(run);
  for (const [index, word] of words.entries()) {
    if (!CHINESE_RUN.test(word)) {
      if (word.length > 1) add(stemOf(word));
      continue;
    }
    if (word.length > 2) add(word);
    const next = words[index + 1];
    const joined = next && CHINESE_RUN.test(next) ? word + next.charAt(0) : word;
    for (let start = 0; start + 2 <= joined.length; start += 1) add(joined.slice(start, start + 2));
  }
}

function heaviest(words: ReadonlyMap<number, number>): ReadonlyMap<number, number> {
  if (words.size <= MOST_WORDS) return words;
  return new Map([...words].sort(([, one], [, other]) => other - one).slice(0, MOST_WORDS));
}

function weightOf(word: string): number {
  const rarity = WordRarity.shared().of(word);
  if (rarity !== undefined) return rarity;
  if (!CHINESE_RUN.test(word)) return UNKNOWN.other;
  const meaningless = [...word].filter((character) => FUNCTION_CHARACTERS.has(character)).length;
  if (meaningless === word.length) return 0;
  return UNKNOWN.chinese * (meaningless > 0 ? ONE_FUNCTION_CHARACTER : 1);
}

/** Enough of English endings that lamps are a lamp and leaking is a leak. */
function stemOf(word: string): string {
  return word.length > 4 ? word.replace(/(?:ing|ed|es|s)$/, '') : word;
}
