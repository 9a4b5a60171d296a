import type { LimitClass } from '@xianban/contracts/values/classification';

import type { Rung } from './ladder.js';
import type { RateWeights } from './rates.js';
import type { Budget, WorkingCalendar } from './working-calendar.js';

/** A district's rules as an issue took them with it when it started: a later change never moves a promise already made. Source: architecture.md, 11. */
export interface PolicySnapshot {
  /** Changes whenever the pack's policy does. */
  readonly version: string;
  /** Time to handle, by class of the limit. */
  readonly limits: Readonly<Record<LimitClass, Budget>>;
  /** Lowest rung first. */
  readonly ladder: readonly Rung[];
  readonly inspection: {
    /** Share of the limit (0–100) after which a report that nobody inspected is filed unseen. */
    readonly waitPercent: number;
  };
  readonly callBack: {
    /** District hours in which a reporter can answer; 0 = reporters are not called back. */
    readonly windowHours: number;
  };
  readonly lookBack: {
    /** Calendar days after closing, ascending. */
    readonly days: readonly number[];
  };
  readonly onTheBooks: {
    /** True if an issue can be put on the books only once its limit has passed. */
    readonly onlyAfterLimit: boolean;
  };
  readonly dispatch: {
    /** District minutes until a unit is looked for again when nobody is on duty. */
    readonly askAgainMinutes: number;
  };
  /** Weights of the three rates; `DEFAULT_RATE_WEIGHTS` if absent. */
  readonly rateWeights?: RateWeights;
  readonly calendar: WorkingCalendar;
}
