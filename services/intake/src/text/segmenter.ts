import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';

/** Chinese, which has no spaces; a word of any other script or a number; or whatever stands between. */
const RUNS = /(?:(?=[\p{L}\p{N}])\p{Script=Han})+|(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+|[^]/gu;
const CHINESE = /^(?=[\p{L}\p{N}])\p{Script=Han}/u;
const WORD = /^[\p{L}\p{M}\p{N}]/u;

/** Entries of the dictionary that are no words, and take the lamp out of 路灯不亮. */
const NO_WORDS = ['灯不亮'];

let loaded: Segmenter | undefined;

/** Cuts a text into words: Chinese with jieba, everything else at spaces and signs. One for the whole process, since its dictionary takes 240 ms to load. */
export class Segmenter {
  /** The last text and its pieces: whoever reads a report reads it more than once. */
  private last = { text: '', pieces: [] as readonly string[] };

  private constructor(private readonly jieba: Jieba) {}

  static shared(): Segmenter {
    if (!loaded) {
      const jieba = Jieba.withDict(dict);
      jieba.loadDict(entries(NO_WORDS, () => 0));
      loaded = new Segmenter(jieba);
    }
    return loaded;
  }

  /** From here on does not cut these words. Those that are not Chinese, or that the dictionary knows, stay as they are. */
  learn(words: readonly string[]): void {
    const unknown = words.filter((word) => CHINESE.test(word) && this.jieba.cut(word, false).length > 1);
    // a long one is meant wherever it stands, a short one may stand there by chance
    if (unknown.length > 0) this.jieba.loadDict(entries(unknown, (word) => (word.length > 2 ? 2_000 : 100)));
    this.last = { text: '', pieces: [] };
  }

  /** The words in their order, without signs and spaces; full-width letters narrow, all in lower case. */
  words(text: string): string[] {
    return this.pieces(text).filter((piece) => WORD.test(piece));
  }

  /** The words, and each sign between them, in their order: together they are the text, full-width letters narrow, all in lower case. */
  pieces(text: string): readonly string[] {
    const read = text.normalize('NFKC').toLowerCase();
    if (this.last.text !== read) {
      const runs = read.match(RUNS) ?? [];
      this.last = { text: read, pieces: runs.flatMap((run) => (CHINESE.test(run) ? this.jieba.cut(run, true) : run)) };
    }
    return this.last.pieces;
  }
}

/** Lines of a dictionary. */
function entries(words: readonly string[], frequencyOf: (word: string) => number): Buffer {
  return Buffer.from(words.map((word) => `${word} ${frequencyOf(word)}\n`).join(''));
}
