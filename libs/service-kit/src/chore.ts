import { type BeforeApplicationShutdown, Logger, type OnApplicationBootstrap } from '@nestjs/common';

import { isDatabaseAway } from './database/is-database-away.js';

/** Something that a service does again and again by the wall clock. One run never overtakes another, and a process does not end in the middle of one. */
export abstract class Chore implements OnApplicationBootstrap, BeforeApplicationShutdown {
  protected readonly logger = new Logger(this.constructor.name);
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<unknown> | undefined;

  /** @param failure what the log says when it fails; it is tried again next time */
  protected constructor(
    private readonly everyMs: number,
    private readonly failure: string,
  ) {}

  protected abstract run(): Promise<unknown>;

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.running ??= this.run()
        .catch((error: unknown) => {
          // whoever needs the database tells of it
          if (!isDatabaseAway(error)) this.logger.warn(error, this.failure);
        })
        .finally(() => (this.running = undefined));
    }, this.everyMs).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }
}
