/** Runs works of one key one after the other, in order of arrival, and those of different keys side by side. */
export class KeyedQueue {
  private readonly tails = new Map<string, Promise<void>>();

  /** Resolves when the work has run; rejects as it does, which does not stop those behind it. */
  run(key: string, work: () => Promise<void>): Promise<void> {
    const before = this.tails.get(key);
    const done = before ? before.then(work) : work();
    const tail: Promise<void> = done.then(
      () => this.forget(key, tail),
      () => this.forget(key, tail),
    );
    this.tails.set(key, tail);
    return done;
  }

  private forget(key: string, tail: Promise<void>): void {
    if (this.tails.get(key) === tail) this.tails.delete(key);
  }
}
