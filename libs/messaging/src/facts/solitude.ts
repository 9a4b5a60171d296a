/** How long one that wants to be alone waits for the others to end: a handler that hangs must not hold up the whole process. */
const PATIENCE_MS = 30_000;

/** Works that run side by side, and works that must run alone in the process: these wait for the others, and new ones wait for these. */
export class Solitude {
  private besideCount = 0;
  private readonly emptied = new Set<() => void>();
  private lastAlone: Promise<void> | undefined;

  /** Runs the work beside others, as soon as none is alone. */
  async beside<R>(work: () => Promise<R>): Promise<R> {
    while (this.lastAlone) await this.lastAlone;
    this.besideCount++;
    try {
      return await work();
    } finally {
      if (--this.besideCount === 0) for (const wake of this.emptied) wake();
    }
  }

  /** Runs the work when all others have ended; several of them in order of arrival. */
  async alone<R>(work: () => Promise<R>): Promise<R> {
    const before = this.lastAlone;
    const over = Promise.withResolvers<undefined>();
    const mine: Promise<void> = over.promise;
    this.lastAlone = mine;
    try {
      await before;
      await this.empty();
      return await work();
    } finally {
      if (this.lastAlone === mine) this.lastAlone = undefined;
      over.resolve(undefined);
    }
  }

  private async empty(): Promise<void> {
    if (this.besideCount === 0) return;
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const wake = (): void => resolve(undefined);
    this.emptied.add(wake);
    const timer = setTimeout(wake, PATIENCE_MS);
    await promise;
    clearTimeout(timer);
    this.emptied.delete(wake);
  }
}
