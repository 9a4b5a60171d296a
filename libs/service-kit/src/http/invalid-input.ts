import { type FieldFault, Problem } from './problem.js';

/** Longer than any honest field name: some are echoed from the input. */
const LONGEST_FIELD = 120;
const MOST_FAULTS = 20;

/** 400 for input that does not hold, naming the fields at fault. @param faults at least one */
export function invalidInput(faults: readonly [FieldFault, ...FieldFault[]]): Problem {
  const shown = faults.slice(0, MOST_FAULTS).map(({ field, detail }) => ({ field: cut(field), detail: cut(detail) }));
  const [first] = shown;
  return new Problem({
    status: 400,
    type: 'urn:xianban:problem:invalid-input',
    title: 'The input is not valid',
    detail: first?.detail,
    field: first?.field,
    ...(shown.length > 1 && { faults: shown }),
  });
}

function cut(text: string): string {
  return text.length <= LONGEST_FIELD ? text : `${text.slice(0, LONGEST_FIELD).toWellFormed()}…`;
}
