/** A wake-up that is not lost while its sleeper is busy: a flag that is looked at before sleeping. */
export class WakeUp {
  private woken = false;
  private wakeSleeper: (() => void) | undefined;

  wake(): void {
    this.woken = true;
    this.wakeSleeper?.();
  }

  /** Sleeps until woken, at most so long; not at all if woken since the last sleep. @returns whether it was woken */
  async sleep(milliseconds: number): Promise<boolean> {
    if (!this.woken) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, milliseconds);
        this.wakeSleeper = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      this.wakeSleeper = undefined;
    }
    const { woken } = this;
    this.woken = false;
    return woken;
  }
}
