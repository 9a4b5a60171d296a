import { classify } from '@xianban/intake/domain/classify';
import { chaoyangMatcher, labelledReports, sortingAccuracy } from '@xianban/intake/testing/labelled-reports';
import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';

import type { BenchTable } from './bench-table.ts';
import { medianOf } from './median-of.ts';

const ROUNDS = 7;
/** Texts per contender and round: some tenths of a second. */
const TEXTS = 20_000;

/** Sorting reports (words, rules, qualities, reasons) against cutting the same texts into words and nothing else. */
export function run({ rounds = ROUNDS }: { readonly rounds?: number }): Promise<BenchTable> {
  const labelled = labelledReports();
  const matcher = chaoyangMatcher();
  const jieba = Jieba.withDict(dict);
  const texts = Array.from({ length: TEXTS }, (_, index) => labelled[index % labelled.length]?.text ?? '');
  const ours: number[] = [];
  const control: number[] = [];
  // the first round warms up and does not count
  for (let round = 0; round <= rounds; round++) {
    const turns = [
      () => ours.push(perSecond(texts, (text) => classify(text, {}, matcher).keywords.length)),
      () => control.push(perSecond(texts, (text) => jieba.cut(text, true).length)),
    ];
    for (const turn of round % 2 === 0 ? turns : turns.reverse()) turn();
  }
  const ratios = ours.map((rate, round) => rate / (control[round] ?? Number.NaN)).slice(1);
  const accuracy = (['tuned-on', 'held-out'] as const).flatMap((part) => {
    const shares = sortingAccuracy(
      labelled.filter((report) => report.part === part),
      matcher,
    );
    return Object.entries(shares).map(([field, share]) => ({ measure: `share of ${part} reports with the right ${field}`, ours: share }));
  });
  return Promise.resolve({
    title: `classify: ${TEXTS.toLocaleString('en')} texts, median of ${rounds} rounds`,
    lines: [
      {
        measure: 'texts/s',
        ours: medianOf(ours.slice(1)),
        control: medianOf(control.slice(1)),
        ratio: medianOf(ratios),
        required: { atLeast: 0.2 },
      },
      ...accuracy,
    ],
    notes: [
      'The control only cuts the same texts with jieba; ours cuts them, too, and sorts them by the rules of Chaoyang.',
      `The ${labelled.length} texts were written and labelled by the makers of the rules, so their accuracy guards against decay; it does not foretell that of a district.`,
      `Rounds: ${ratios.map((ratio) => ratio.toFixed(2)).join(' ')}.`,
    ],
  });
}

/** How many texts of each second are worked on. @param work gives something that depends on the text, so that it is not left out */
function perSecond(texts: readonly string[], work: (text: string) => number): number {
  const startMs = performance.now();
  let sum = 0;
  for (const text of texts) sum += work(text);
  const seconds = (performance.now() - startMs) / 1_000;
  if (sum === 0) throw new Error('nothing was found in any text');
  return texts.length / seconds;
}
