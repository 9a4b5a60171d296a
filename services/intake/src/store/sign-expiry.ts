import { Injectable } from '@nestjs/common';
import { Chore } from '@xianban/service-kit/chore';
import { Clock } from '@xianban/service-kit/clock';
import { DistrictPack } from '@xianban/service-kit/district/district-pack';
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
export class SignExpiry extends Chore {
  constructor(
    private readonly dataSource: DataSource,
    private readonly pack: DistrictPack,
    private readonly clock: Clock,
  ) {
    super(EVERY_MS, 'old signs were not deleted');
  }

  /** Several instances may do so at once. How many signs went. */
  async run(): Promise<number> {
    const before = new Date(this.clock.nowMs() - this.pack.signRules.keptDays * DAY_MS);
    for (let total = 0; ;) {
      const [row] = await this.dataSource.query<{ expired: number }[]>(EXPIRE, [before, EXPIRED_AT_ONCE]);
      total += row?.expired ?? 0;
      if ((row?.expired ?? 0) < EXPIRED_AT_ONCE) return total;
    }
  }
}
