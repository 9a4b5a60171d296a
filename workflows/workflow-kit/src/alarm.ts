import { CancellationScope, sleep } from '@temporalio/workflow';

import { wallDelayMs, type ClockSetting } from '@xianban/rules/district-clock';

import { both, type Bilingual } from './bilingual.js';

/** Something that time brings. */
export interface Moment {
  /** Stable name, e.g. `rung`. */
  readonly kind: string;
  /** District clock, epoch milliseconds. */
  readonly atMs: number;
}

/** The one timer of a process. It is moved, not multiplied: setting it to the moment that it is set for costs no event. */
export class Alarm {
  #moment: Moment | undefined;
  #scope: CancellationScope | undefined;

  constructor(
    private readonly clock: ClockSetting,
    /** What the operator reads on the timer. */
    private readonly summary: (moment: Moment) => Bilingual,
  ) {}

  /** What it is set for; undefined once it rang or was stopped. */
  get moment(): Moment | undefined {
    return this.#moment;
  }

  /** Sets it for this moment instead of any other; for none, stops it. */
  set(moment: Moment | undefined): void {
    if (moment?.atMs === this.#moment?.atMs && moment?.kind === this.#moment?.kind) return;
    this.#scope?.cancel();
    this.#moment = moment;
    this.#scope = moment && this.#start(moment);
  }

  #start(moment: Moment): CancellationScope {
    const scope = new CancellationScope();
    const delayMs = wallDelayMs(this.clock, moment.atMs, Date.now());
    void scope
      .run(() => sleep(delayMs, { summary: both(this.summary(moment)) }))
      .then(
        () => {
          if (this.#scope === scope) this.#moment = undefined;
        },
        // moved or stopped meanwhile
        () => undefined,
      );
    return scope;
  }
}
