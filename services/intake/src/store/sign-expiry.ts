import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Clock } from '@xianban/service-kit/clock';
import { isDatabaseAway } from '@xianban/service-kit/database/is-database-away';
import { DistrictPack } from '@xianban/service-kit/district/district-pack';
import { Log } from '@xianban/service-kit/observe/log';
import { DataSource } from 'typeorm';

const EVERY_MS = 3_600_000;
const DAY_MS = 86_400_000;
const EXPIRED_AT_ONCE = 500;

/** One that is just being turned into an issue waits until it is there. */
const EXPIRE = `
WITH expired AS (
  DELETE FROM sign WHERE id IN (
    SELECT id FROM sign WHERE raised_at < $1 AND NOT (state = 'open' AND draft IS NOT NULL) ORDER BY raised_at LIMIT $2 FOR UPDATE SKIP LOCKED
  ) RETURNING id
), evidence_expired AS (
  DELETE FROM sign_evidence USING expired WHERE sign_evidence.sign = expired.id
)
SELECT count(*)::int AS expired FROM expired`;

/** Deletes signs, open or decided, when the district's policy says that they are no longer kept. Every hour on the wall. */
@Injectable()
export class SignExpiry implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<unknown> | undefined;

  constructor(
    private readonly dataSource: DataSource,
    private readonly pack: DistrictPack,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.running ??= this.expire()
        .catch((error: unknown) => {
          // tried again in an hour
          if (!isDatabaseAway(error)) this.log.error({ error }, 'old signs could not be deleted');
        })
        .finally(() => (this.running = undefined));
    }, EVERY_MS).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  /** Several instances may do so at once. How many signs went. */
  async expire(): Promise<number> {
    const before = new Date(this.clock.nowMs() - this.pack.signRules.keptDays * DAY_MS);
    for (let total = 0; ;) {
      const [row] = await this.dataSource.query<{ expired: number }[]>(EXPIRE, [before, EXPIRED_AT_ONCE]);
      total += row?.expired ?? 0;
      if ((row?.expired ?? 0) < EXPIRED_AT_ONCE) return total;
    }
  }
}
