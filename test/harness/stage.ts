/** What one stage of `npm test` came to. */
export interface StageResult {
  readonly passed: number;
  readonly failed: number;
  /** What a person needs to read when something failed. */
  readonly report?: string;
}

/** One stage of `npm run check` or `npm test`. */
export interface Stage {
  readonly name: string;
  run(): Promise<StageResult>;
}
