import { hash } from 'node:crypto';

import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DistrictPack } from '@xianban/service-kit/district/district-pack';
import { PersonalDataVault } from '@xianban/service-kit/vault/personal-data-vault';

import { matterSketch, type MatterSketch, weighedWord } from '../domain/matter-sketch.js';
import { faultsIn } from './fault-words.js';
import { FILLERS, FUNCTION_CHARACTERS } from './filler-words.js';
import { namedNumbers } from './named-numbers.js';
import { Segmenter } from './segmenter.js';
import { WordRarity } from './word-rarity.js';

/** Read of a text; what comes after says little more of what it is about. */
const MOST_CHARACTERS = 600;
/** Reports use few words, again and again. */
const MOST_REMEMBERED = 50_000;
/** Of words that the table does not know: names, colloquial ones, other languages. */
const UNKNOWN = { chinese: 0.3, other: 0.6 } as const;
const ONE_FUNCTION_CHARACTER = 0.4;
const CHINESE_RUN = /^\p{Script=Han}+$/u;
/** Chinese, which has no spaces, or a word of any other script or a number. */
const RUNS = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+/gu;

interface KnownWord {
  readonly hash: number;
  /** See `weighedWord`; absent if it tells nothing. */
  readonly weighed: number | undefined;
}

/**
 * Makes sketches of texts: their words and, since Chinese is cut differently in different sentences, its pairs of characters. Hashes are keyed by
 * a secret of the vault and 32 bits long, so a dump of the database does not give the words back, and goes with whoever deletes it.
 */
@Injectable()
export class MatterSketcher implements OnApplicationBootstrap {
  private secret = '';
  private readonly words = new Map<string, KnownWord>();

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
    const words: number[] = [];
    const add = (word: string): void => {
      const { weighed } = this.known(word);
      if (weighed !== undefined) words.push(weighed);
    };
    for (const keyword of keywords) add(keyword);
    const told = rest.replaceAll(FILLERS, ' ');
    // cut where the whole sentence says, which classification has asked for already
    for (const word of Segmenter.shared().words(lower)) if (word.length > 2 && CHINESE_RUN.test(word) && told.includes(word)) add(word);
    for (const [run] of told.matchAll(RUNS)) addRun(run, add);

    const numbered = new Map<number, Set<number>>();
    for (const { kind, value } of numbers) {
      const thing = this.known(`# ${kind}`).hash;
      numbered.set(thing, (numbered.get(thing) ?? new Set()).add(this.known(`# ${kind} ${value}`).hash));
    }
    const faults = new Set(faultsIn(lower).map((fault) => this.known(`! ${fault}`).hash));
    return matterSketch(words, { faults, numbers: numbered });
  }

  private known(word: string): KnownWord {
    const remembered = this.words.get(word);
    if (remembered) return remembered;
    const value = hash('sha256', `${this.secret}${word}`, 'buffer').readUInt32LE(0);
    const weight = weightOf(word);
    const known = { hash: value, weighed: weight > 0 ? weighedWord(value, weight) : undefined };
    // looked up fifty times for a report, and soon filled again: keeping the order of use would cost more than it spares
    if (this.words.size === MOST_REMEMBERED) this.words.clear();
    this.words.set(word, known);
    return known;
  }
}

function addRun(run: string, add: (word: string) => void): void {
  if (CHINESE_RUN.test(run)) for (let start = 0; start + 2 <= run.length; start += 1) add(run.slice(start, start + 2));
  else if (run.length > 1) add(stemOf(run));
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
