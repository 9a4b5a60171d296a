import { setTimeout as delay } from 'node:timers/promises';

/** A pause while a dependency is away; each that follows without success in between is twice as long. */
export class Pause {
  private untilMs = 0;
  private nextMs: number;

  constructor(
    private readonly firstMs: number,
    private readonly mostMs: number,
  ) {
    this.nextMs = firstMs;
  }

  isOn(): boolean {
    return performance.now() < this.untilMs;
  }

  /** Rest of the pause, at least a millisecond. */
  restMs(): number {
    return Math.max(1, Math.ceil(this.untilMs - performance.now()));
  }

  /** Begins one, unless one is on. @returns whether it did */
  begin(): boolean {
    if (this.isOn()) return false;
    this.untilMs = performance.now() + this.nextMs;
    this.nextMs = Math.min(this.nextMs * 2, this.mostMs);
    return true;
  }

  /** What was away is back. */
  end(): void {
    this.untilMs = 0;
    this.nextMs = this.firstMs;
  }

  /** Resolves when no pause is on, or the signal is given. */
  async over(signal: AbortSignal): Promise<void> {
    while (this.isOn() && !signal.aborted) await delay(this.restMs(), undefined, { signal }).catch(() => undefined);
  }
}
