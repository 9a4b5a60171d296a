import type { ImportResult } from './import-file.js';

const number = (value: number) => value.toLocaleString('en');

/** What an import came to, line by line. @param file its name */
export function summaryOf(file: string, mapping: string, { state, isComplete, rowsNow, seconds }: ImportResult): readonly string[] {
  const { rows, imported, stillOpen, alreadyKnown, refused, verdictsEqual, verdictsDiffering } = state;
  const compared = verdictsEqual + verdictsDiffering;
  return [
    ...(state.finishedAt ? [`${file} was brought in on ${state.finishedAt.toISOString().slice(0, 10)}: nothing has changed`] : []),
    `${file} as ${mapping}: ${number(rows)} verdicts${isComplete ? '' : ' so far'}`,
    `  imported       ${number(imported).padStart(11)}   of which ${number(stillOpen)} had not ended`,
    `  already-known  ${number(alreadyKnown).padStart(11)}`,
    `  refused        ${number(refused).padStart(11)}`,
    `our own verdict on the limit against the source's, where it has a limit, an end and a verdict: ${number(compared)} compared, ` +
      `${number(verdictsEqual)} equal, ${number(verdictsDiffering)} differing`,
    ...(rowsNow > 0 ? [`${number(rowsNow)} rows in ${seconds.toFixed(1)} s, ${number(Math.round(rowsNow / seconds))} rows/s`] : []),
  ];
}
