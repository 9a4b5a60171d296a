import type { ClockSetting } from '@xianban/rules/district-clock';

import type { DistrictApi } from './district-api.ts';
import type { RunningDistrict } from './running-district.ts';

/** What a scenario expected and what it saw. */
export interface Finding {
  readonly what: string;
  readonly expected: string;
  readonly seen: string;
  readonly ok: boolean;
}

export interface ScenarioOptions {
  /** Kill -9 every process in turn while the scenario runs; only with a system of its own. */
  readonly kill: boolean;
  /** How many reports to send, where the scenario has a number to vary. */
  readonly reports?: number;
  /** Boston: the file of requests and the day to play. */
  readonly file?: string;
  readonly day?: string;
  readonly horizonDays?: number;
}

export interface ScenarioContext {
  readonly district: RunningDistrict;
  readonly api: DistrictApi;
  readonly options: ScenarioOptions;
  readonly progress: (line: string) => void;
}

/** What kind of clock the scenario needs. */
export interface ScenarioClock {
  /** The rate of a system of its own. */
  readonly rate: number;
  readonly atLeast: number;
  readonly atMost: number;
  /** The district's instant at its first start, for scenarios that replay a day. */
  readonly start?: string;
}

export interface Scenario {
  readonly name: string;
  readonly districtPack: string;
  /** True if it needs a system of its own even where one runs. */
  readonly own?: boolean;
  /** What the options ask of the clock. */
  clock(options: ScenarioOptions): Promise<ScenarioClock>;
  run(context: ScenarioContext): Promise<readonly Finding[]>;
}

/** One row of the table at the end. */
export function finding(what: string, expected: unknown, seen: unknown): Finding {
  const [wanted, got] = [JSON.stringify(expected), JSON.stringify(seen)];
  return { what, expected: wanted, seen: got, ok: wanted === got };
}

/** Why a system's clock does not fit a scenario, or nothing if it does. */
export function clockMisfit(needed: ScenarioClock, clock: ClockSetting): string | undefined {
  if (clock.rate < needed.atLeast || clock.rate > needed.atMost) {
    return `its clock runs at rate ${clock.rate}; this scenario needs ${needed.atLeast} to ${needed.atMost}`;
  }
  if (needed.start !== undefined && Date.parse(needed.start) !== clock.startMs) {
    return `its clock started at ${new Date(clock.startMs).toISOString()}; this scenario needs ${needed.start}`;
  }
  return undefined;
}
