const FIRST_MS = 0;
const LAST_MS = Date.UTC(2200, 0) - 1;

/** True for a moment of the years 1970 to 2199: what is reported, and what is promised, lies there, in any zone and calendar. Epoch milliseconds. */
export function isOfOurTime(epochMs: number): boolean {
  return epochMs >= FIRST_MS && epochMs <= LAST_MS;
}
