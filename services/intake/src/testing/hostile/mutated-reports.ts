import type { PayloadSchema } from '../../conformance/channel-description.js';
import type { Report } from '../../conformance/channel-under-test.js';
import { HOSTILE_VALUES } from './hostile-values.js';

/** A good report with one value of it made hostile. */
export interface MutatedReport {
  /** Dotted path of the field. */
  readonly field: string;
  /** Name of the value in the corpus. */
  readonly value: string;
  /** JSON, unless the value is none. */
  readonly text: string;
}

/** Stands where the value goes, until the rest is JSON. */
const HERE = '@@here@@';

/** Every value goes into every third field, beginning with another one: all of them in all would take the machine minutes and say little more. */
const FIELDS_APART = 3;

/** The values of the corpus in the fields of a payload: those that are named, and whatever a good report holds below them. */
export function* mutatedReports(schema: PayloadSchema, good: () => Report): Generator<MutatedReport> {
  const fields = new Set([...Object.keys(schema.properties ?? {}), ...pathsIn(good())]);
  for (const [place, field] of [...fields].entries()) {
    for (const [index, [value, token]] of Object.entries(HOSTILE_VALUES).entries()) {
      if ((place + index) % FIELDS_APART !== 0) continue;
      // not as a pattern: $ would mean something in it
      yield { field, value, text: JSON.stringify(withValue(good(), field.split('.'))).replace(`"${HERE}"`, () => token) };
    }
  }
}

function pathsIn(value: unknown, path: readonly string[] = []): string[] {
  const own = path.length > 0 ? [path.join('.')] : [];
  if (typeof value !== 'object' || value === null) return own;
  return [...own, ...Object.entries(value).flatMap(([key, inside]) => pathsIn(inside, [...path, key]))];
}

function withValue(report: Report, [key = '', ...below]: readonly string[]): Report {
  const copy = (Array.isArray(report) ? [...(report as unknown[])] : { ...report }) as Report;
  copy[key] = below.length === 0 ? HERE : withValue(copy[key] as Report, below);
  return copy;
}
