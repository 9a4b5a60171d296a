const DAY_MS = 86_400_000;
const DAYS_REMEMBERED = 40_000;

/** The year of an instant on the district's clock, looked up once per day but for the days on which it turns. */
export class Years {
  private readonly days = new Map<number, number>();

  /** @param exactly the year of an instant */
  constructor(private readonly exactly: (epochMs: number) => number) {}

  of(epochMs: number): number {
    const day = Math.floor(epochMs / DAY_MS);
    const known = this.days.get(day);
    if (known !== undefined) return known;
    const year = this.exactly(epochMs);
    // no zone is a day away from UTC
    const isSteady = this.exactly((day - 1) * DAY_MS) === year && this.exactly((day + 2) * DAY_MS) === year;
    if (isSteady && this.days.size < DAYS_REMEMBERED) this.days.set(day, year);
    return year;
  }
}
