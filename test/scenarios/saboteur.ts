import type { RunningDistrict } from './running-district.ts';

/** What dies, and at which point: 0 to 1 while reports come in, 1 to 2 while they are worked on. */
const PLAN: readonly { readonly at: number; readonly victim: string }[] = [
  { at: 0.2, victim: 'intake-1' },
  { at: 0.4, victim: 'nats' },
  { at: 0.6, victim: 'postgres' },
  { at: 0.8, victim: 'grid-1' },
  { at: 1.1, victim: 'worker-1' },
  { at: 1.3, victim: 'temporal' },
  { at: 1.5, victim: 'analytics-1' },
];

/** Kills processes of its own system with SIGKILL, one after another, as the work goes on. */
export class Saboteur {
  readonly #district: RunningDistrict;
  readonly #progress: (line: string) => void;
  readonly planned = PLAN.length;
  killed = 0;

  constructor(district: RunningDistrict, progress: (line: string) => void) {
    this.#district = district;
    this.#progress = progress;
  }

  killWhenDue(point: number): void {
    const next = PLAN.at(this.killed);
    if (!next || point < next.at) return;
    this.killed += 1;
    this.#district.kill(next.victim);
    this.#progress(`killed ${next.victim}`);
  }
}
