const DAY_MS = 86_400_000;

/** The year of an instant on the district's clock. Only at the turn of a year the clock itself is asked. */
export class Years {
  /** @param exactly the year of an instant */
  constructor(private readonly exactly: (epochMs: number) => number) {}

  of(epochMs: number): number {
    // no zone is a day away from UTC
    const year = yearOf(epochMs - DAY_MS);
    return year === yearOf(epochMs + DAY_MS) ? year : this.exactly(epochMs);
  }
}

function yearOf(epochMs: number): number {
  return new Date(epochMs).getUTCFullYear();
}
