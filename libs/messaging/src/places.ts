/** So many may be in at once, so many may queue for a place, and the rest is turned away. */
export class Places {
  private readonly queue: (() => void)[] = [];
  private taken = 0;

  constructor(
    private readonly most: number,
    private readonly queueMost: number,
  ) {}

  /** Waits for a place. @returns false if even the queue is full */
  async take(): Promise<boolean> {
    if (this.taken < this.most) {
      this.taken++;
      return true;
    }
    if (this.queue.length >= this.queueMost) return false;
    // whoever leaves hands the place on
    await new Promise<void>((resolve) => this.queue.push(resolve));
    return true;
  }

  /** Runs the work in a place. @throws Error if even the queue is full */
  async use<R>(work: () => Promise<R>): Promise<R> {
    if (!(await this.take())) throw new Error('no place, and the queue is full');
    try {
      return await work();
    } finally {
      this.giveBack();
    }
  }

  giveBack(): void {
    const next = this.queue.shift();
    if (next) next();
    else this.taken--;
  }
}
