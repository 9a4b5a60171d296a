import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { DistrictPack } from '@xianban/service-kit/district/district-pack';
import { parse } from 'csv-parse/sync';

import { classify } from '../domain/classify.js';
import { VocabularyMatcher } from '../domain/vocabulary-matcher.js';
import { Segmenter } from '../text/segmenter.js';

const CHAOYANG = join(import.meta.dirname, '../../../../deploy/districts/chaoyang');
type SortedField = 'category' | 'nature' | 'limitClass';

/** A report and how a person would sort it. Rules of the pack were changed for the reports of one part, and never for those of the other. */
export interface LabelledReport extends Readonly<Record<SortedField, string>> {
  readonly part: 'tuned-on' | 'held-out';
  readonly text: string;
}

/** The labelled reports of Chaoyang's pack. */
export function labelledReports(): LabelledReport[] {
  return parse(readFileSync(join(CHAOYANG, 'labelled-reports.csv')), { columns: true });
}

/** What sorts reports in Chaoyang. */
export function chaoyangMatcher(): VocabularyMatcher {
  return new VocabularyMatcher(new DistrictPack(CHAOYANG).vocabulary, Segmenter.shared());
}

/** Share of the reports that are sorted as a person would, for each field. */
export function sortingAccuracy(reports: readonly LabelledReport[], matcher: VocabularyMatcher): Readonly<Record<SortedField, number>> {
  const sorted = reports.map((report) => ({ report, sorted: classify(report.text, {}, matcher) }));
  const share = (field: SortedField) => sorted.filter((each) => each.sorted[field] === each.report[field]).length / reports.length;
  return { category: share('category'), nature: share('nature'), limitClass: share('limitClass') };
}
