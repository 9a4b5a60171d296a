import { Injectable } from '@nestjs/common';
import { Chore } from '@xianban/service-kit/chore';
import { Clock } from '@xianban/service-kit/clock';
import { DistrictPack } from '@xianban/service-kit/district/district-pack';
import { DataSource } from 'typeorm';

const EVERY_MS = 3_600_000;
const DAY_MS = 86_400_000;
const EXPIRED_AT_ONCE = 2_000;

const EXPIRE = `
WITH expired AS (
  DELETE FROM opinion_post WHERE id IN (
    SELECT id FROM opinion_post WHERE posted_day < $1::date ORDER BY posted_day LIMIT $2 FOR UPDATE SKIP LOCKED
  ) RETURNING id
), link_expired AS (
  DELETE FROM opinion_sign_post USING expired WHERE opinion_sign_post.post = expired.id
)
SELECT count(*)::int AS expired FROM expired`;

/** Deletes posts when the district's policy says that they are no longer kept; what was counted of them stays with the sign. Every hour on the wall. */
@Injectable()
export class PostExpiry extends Chore {
  constructor(
    private readonly dataSource: DataSource,
    private readonly pack: DistrictPack,
    private readonly clock: Clock,
  ) {
    super(EVERY_MS, 'old posts were not deleted');
  }

  /** Several instances may do so at once. How many posts went. */
  async run(): Promise<number> {
    const oldestDay = this.clock.instant(this.clock.nowMs() - this.pack.signRules.postsKeptDays * DAY_MS).slice(0, 10);
    for (let total = 0; ;) {
      const [row] = await this.dataSource.query<{ expired: number }[]>(EXPIRE, [oldestDay, EXPIRED_AT_ONCE]);
      total += row?.expired ?? 0;
      if ((row?.expired ?? 0) < EXPIRED_AT_ONCE) return total;
    }
  }
}
