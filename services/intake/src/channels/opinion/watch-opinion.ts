import { Injectable } from '@nestjs/common';
import type { AreaCode, ChannelName, SignId } from '@xianban/contracts/values/identifiers';
import type { Position } from '@xianban/contracts/values/position';
import type { Topic } from '@xianban/contracts/values/sign';
import { Store } from '@xianban/messaging/store';
import { Chore } from '@xianban/service-kit/chore';
import { Clock } from '@xianban/service-kit/clock';
import { DistrictPack } from '@xianban/service-kit/district/district-pack';
import { DataSource, type EntityManager } from 'typeorm';

import { RaiseSign } from '../../commands/raise-sign.js';
import { TurnDueSigns } from '../../commands/turn-due-signs.js';
import { type DayCount, daysLookedAt, opinionMeasures } from './opinion-measures.js';

const EVERY_MS = 10 * 60_000;
const DAY_MS = 86_400_000;
/** Posts that come in later than this change nothing any more. */
const OLDEST_DAYS = 7;
/** Posts that are linked to a sign, and that its place is found from. */
const MOST_LINKED = 500;

/** What was tried out with a sandbox key is kept and shown to its holder, and counts for no sign. */
const NOT_TRIED_OUT = 'NOT EXISTS (SELECT FROM channel_key WHERE channel_key.holder = post.holder AND channel_key.sandbox)';

/** What is counted together. */
interface Watched {
  readonly area: AreaCode;
  readonly topic: Topic;
  /** YYYY-MM-DD in the district's zone. */
  readonly day: string;
}

/**
 * Compares the posts of each area and topic with those of the days before, as they come in and every ten minutes. There is one sign per area, topic
 * and day, however it was found and however often.
 */
@Injectable()
export class WatchOpinion extends Chore {
  constructor(
    private readonly dataSource: DataSource,
    private readonly store: Store,
    private readonly raiseSign: RaiseSign,
    private readonly turnDueSigns: TurnDueSigns,
    private readonly pack: DistrictPack,
    private readonly clock: Clock,
  ) {
    super(EVERY_MS, 'opinion was not looked at');
  }

  /** Looks at everything that was written about today and yesterday: a process that died may have kept posts without looking at them. */
  async run(): Promise<void> {
    const [today, yesterday] = [0, 1].map((ago) => dayBefore(this.today(), ago));
    const watched = await this.dataSource.query<Watched[]>(
      `SELECT DISTINCT area, topic, posted_day::text AS day FROM opinion_post
       WHERE posted_day = ANY($1::date[]) AND area IS NOT NULL AND topic IS NOT NULL`,
      [[today, yesterday]],
    );
    for (const one of watched) await this.look(one);
  }

  /** Looks at what these posts are about. */
  async lookAt(posts: readonly { readonly area?: AreaCode; readonly topic?: Topic; readonly postedDay: string }[]): Promise<void> {
    const oldest = dayBefore(this.today(), OLDEST_DAYS);
    const watched = new Map<string, Watched>();
    for (const { area, topic, postedDay: day } of posts) {
      if (area && topic && day >= oldest) watched.set(`${area}/${topic}/${day}`, { area, topic, day });
    }
    for (const one of watched.values()) await this.look(one);
  }

  private async look(watched: Watched): Promise<void> {
    const { area, topic, day } = watched;
    const days = await this.countsOf(watched, daysLookedAt(this.pack.signRules));
    const [first, ...others] = opinionMeasures(days, this.pack.signRules);
    if (!first) return;
    const [fromMs, toMs] = [this.startOf(day), this.startOf(dayBefore(day, -1))];
    const sign = await this.store.transaction(async (tx) => {
      const at = await placeOf(tx.manager, watched);
      const channel = 'opinion' as ChannelName;
      const key = `${area}/${topic}/${day}`;
      const raised = await this.raiseSign.run(tx, { channel, key, area, topic, fromMs, toMs, at, measures: [first, ...others] });
      if (raised.state === 'open') await link(tx.manager, raised.sign, watched);
      return raised.state === 'open' ? raised.sign : undefined;
    });
    if (sign) await this.turnDueSigns.run(sign);
  }

  private async countsOf({ area, topic, day }: Watched, most: number): Promise<DayCount[]> {
    return this.dataSource.query<DayCount[]>(
      `SELECT count(post.id)::int AS posts, (count(post.id) FILTER (WHERE negative))::int AS negative
       FROM generate_series($3::date - $4::int + 1, $3::date, '1 day') AS days (day)
       LEFT JOIN opinion_post AS post ON post.area = $1 AND post.topic = $2 AND post.posted_day = days.day::date AND ${NOT_TRIED_OUT}
       GROUP BY days.day ORDER BY days.day`,
      [area, topic, day, most],
    );
  }

  private today(): string {
    return this.clock.now().slice(0, 10);
  }

  /** Midnight in the district's zone, epoch milliseconds. */
  private startOf(day: string): number {
    const zone = this.clock.instant(Date.parse(`${day}T00:00:00Z`)).slice(23);
    return Date.parse(`${day}T00:00:00${zone}`);
  }
}

function dayBefore(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - days * DAY_MS).toISOString().slice(0, 10);
}

/** Of the day's posts that say where, the one in their middle. */
async function placeOf(manager: EntityManager, { area, topic, day }: Watched): Promise<Position | undefined> {
  const [middle] = await manager.query<{ longitude: number; latitude: number }[]>(
    `WITH placed AS (
       SELECT id, longitude, latitude FROM opinion_post AS post
       WHERE area = $1 AND topic = $2 AND posted_day = $3 AND longitude IS NOT NULL AND ${NOT_TRIED_OUT} ORDER BY posted_at, id LIMIT ${MOST_LINKED}
     ), middle AS (
       SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY longitude) AS lon, percentile_cont(0.5) WITHIN GROUP (ORDER BY latitude) AS lat FROM placed
     )
     SELECT longitude, latitude FROM placed, middle ORDER BY (longitude - lon) ^ 2 + (latitude - lat) ^ 2, id LIMIT 1`,
    [area, topic, day],
  );
  return middle && [middle.longitude, middle.latitude];
}

async function link(manager: EntityManager, sign: SignId, { area, topic, day }: Watched): Promise<void> {
  await manager.query(
    `INSERT INTO opinion_sign_post (sign, post)
     SELECT $1, id FROM opinion_post AS post WHERE area = $2 AND topic = $3 AND posted_day = $4 AND ${NOT_TRIED_OUT} ORDER BY posted_at, id LIMIT ${MOST_LINKED}
     ON CONFLICT DO NOTHING`,
    [sign, area, topic, day],
  );
}
