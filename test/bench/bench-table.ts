/** A bound on the value that a line is judged by. */
export type Threshold = { readonly atLeast: number } | { readonly atMost: number } | { readonly exactly: number };

/** One measurement. It is judged by its ratio if it has one, else by `ours`. */
export interface BenchLine {
  /** What was measured, with its unit, e.g. `accepted reports/s`. */
  readonly measure: string;
  readonly ours: number;
  /** The same by the control that does only what must be done. */
  readonly control?: number;
  /** Median of the rounds' ours ÷ control. */
  readonly ratio?: number;
  readonly required?: Threshold;
  readonly goal?: Threshold;
}

/** What a bench came to. */
export interface BenchTable {
  readonly title: string;
  readonly lines: readonly BenchLine[];
  /** What a reader must know to believe the numbers, one sentence each. */
  readonly notes?: readonly string[];
}

export type Verdict = 'goal' | 'reached' | 'missed' | '';

/** Whether a line meets its goal or at least what is required; empty if it has neither. */
export function verdictOf({ ours, ratio, required, goal }: BenchLine): Verdict {
  const value = ratio ?? ours;
  if (goal && meets(value, goal)) return 'goal';
  if (required) return meets(value, required) ? 'reached' : 'missed';
  return goal ? 'missed' : '';
}

function meets(value: number, threshold: Threshold): boolean {
  if ('atLeast' in threshold) return value >= threshold.atLeast;
  return 'atMost' in threshold ? value <= threshold.atMost : value === threshold.exactly;
}

/** A threshold as people write it, e.g. `≥ 0.55`. */
export function formatThreshold(threshold: Threshold | undefined): string {
  if (!threshold) return '';
  if ('atLeast' in threshold) return `≥ ${threshold.atLeast}`;
  return 'atMost' in threshold ? `≤ ${threshold.atMost}` : `= ${threshold.exactly}`;
}
