import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';

/** Chinese, which has no spaces, or a word of any other script or a number. */
const RUNS = /(?:(?=[\p{L}\p{N}])\p{Script=Han})+|(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+/gu;
const CHINESE = /^\p{Script=Han}/u;

let loaded: Segmenter | undefined;

/** Cuts a text into words: Chinese with jieba, everything else at spaces and signs. One for the whole process, since its dictionary takes 240 ms to load. */
export class Segmenter {
  private constructor(private readonly jieba: Jieba) {}

  static shared(): Segmenter {
    return (loaded ??= new Segmenter(Jieba.withDict(dict)));
  }

  /** The words in their order, without signs and spaces; full-width letters narrow, all in lower case. */
  words(text: string): string[] {
    const runs = text.normalize('NFKC').toLowerCase().match(RUNS) ?? [];
    return runs.flatMap((run) => (CHINESE.test(run) ? this.jieba.cut(run, true) : run));
  }
}
