import { localTime } from '@xianban/workflow-kit/district-time';
import type { Bilingual } from '@xianban/workflow-kit/bilingual';
import { both } from '@xianban/workflow-kit/bilingual';

import { COURSE_TEXTS, type CourseKey } from './texts.js';

/** One thing that happened to an issue. */
export interface CourseEntry {
  /** On the ground. District clock, epoch milliseconds. */
  readonly atMs: number;
  readonly what: CourseKey;
  /** Which unit or until when; already fit to be read. */
  readonly detail?: string;
}

/** Rows that the operator sees. */
const ROWS = 30;

/** The course of an issue as a Markdown table, oldest first. */
export function courseTable(course: readonly CourseEntry[], zone: string): string {
  const rows = course.slice(-ROWS).map(({ atMs, what, detail }) => {
    const text: Bilingual = COURSE_TEXTS[what];
    return `| ${localTime(atMs, zone)} | ${both(text)}${detail === undefined ? '' : ` — ${detail}`} |`;
  });
  const left = course.length - rows.length;
  const more = left > 0 ? [`| … | ${both({ zh: `此前 ${left} 项`, en: `${left} before` })} |`] : [];
  return ['| 时间 · Time | 经过 · Course |', '|---|---|', ...more, ...rows].join('\n');
}
