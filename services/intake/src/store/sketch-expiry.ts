import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Clock } from '@xianban/service-kit/clock';
import { DistrictPack } from '@xianban/service-kit/district/district-pack';
import { Log } from '@xianban/service-kit/observe/log';
import { DataSource, LessThan } from 'typeorm';

import { ReportSketch } from './report-sketch.js';

const EVERY_MS = 600_000;
const HOUR_MS = 3_600_000;

/** Deletes sketches that nothing is compared with any more: so there is never more of them than of a day's issues. Every ten minutes on the wall. */
@Injectable()
export class SketchExpiry implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;

  constructor(
    private readonly dataSource: DataSource,
    private readonly pack: DistrictPack,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.running ??= this.expire()
        .catch((error: unknown) => this.log.warn({ error }, 'expired sketches were not deleted'))
        .finally(() => {
          this.running = undefined;
        });
    }, EVERY_MS).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  /** All of them if merging is off. */
  async expire(): Promise<void> {
    const hours = this.pack.merging?.withinHours ?? 0;
    await this.dataSource.manager.delete(ReportSketch, { receivedAt: LessThan(new Date(this.clock.nowMs() - hours * HOUR_MS)) });
  }
}
