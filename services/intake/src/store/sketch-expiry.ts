import { Injectable } from '@nestjs/common';
import { Chore } from '@xianban/service-kit/chore';
import { Clock } from '@xianban/service-kit/clock';
import { DistrictPack } from '@xianban/service-kit/district/district-pack';
import { DataSource, LessThan } from 'typeorm';

import { ReportSketch } from './report-sketch.js';

const EVERY_MS = 600_000;
const HOUR_MS = 3_600_000;

/** Deletes sketches that nothing is compared with any more: so there is never more of them than of a day's issues. Every ten minutes on the wall. */
@Injectable()
export class SketchExpiry extends Chore {
  constructor(
    private readonly dataSource: DataSource,
    private readonly pack: DistrictPack,
    private readonly clock: Clock,
  ) {
    super(EVERY_MS, 'expired sketches were not deleted');
  }

  /** All of them if merging is off. */
  async run(): Promise<void> {
    const hours = this.pack.merging?.withinHours ?? 0;
    await this.dataSource.manager.delete(ReportSketch, { receivedAt: LessThan(new Date(this.clock.nowMs() - hours * HOUR_MS)) });
  }
}
