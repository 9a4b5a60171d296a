/** How patient a consumer is, in milliseconds. */
export interface FactTiming {
  /** Without a sign of life for so long, a fact is given to another instance. */
  readonly ackWaitMs: number;
  /** Wait after the first, second … failed try. */
  readonly retryDelaysMs: readonly number[];
  /** First wait when a dependency is away; doubles up to the most. */
  readonly awayDelayMs: number;
  readonly awayDelayMostMs: number;
  /** Between looks at how the consumer stands at the server. */
  readonly watchMs: number;
}

export const FACT_TIMING: FactTiming = {
  ackWaitMs: 10_000,
  retryDelaysMs: [1_000, 5_000, 15_000, 45_000],
  awayDelayMs: 500,
  awayDelayMostMs: 15_000,
  watchMs: 5_000,
};

/** Tries of its own that a fact gets from a consumer before it is quarantined. Source: architecture.md, Messages. */
export const TRIES_MOST = 5;
