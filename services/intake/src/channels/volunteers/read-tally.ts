import { Injectable } from '@nestjs/common';
import { Clock } from '@xianban/service-kit/clock';
import { dateOf, dayNumberAt, localMinuteMs, zoneOf } from '@xianban/rules/local-time';
import { DataSource } from 'typeorm';

import type { ChannelCaller } from '../../channel-kit/channel-caller.js';
import { Persons } from '../../store/persons.js';
import type { TallyDayView, TallyView } from './tally-view.js';

/** Counts a volunteer's reports by the district's days. */
@Injectable()
export class ReadTally {
  constructor(
    private readonly dataSource: DataSource,
    private readonly persons: Persons,
    private readonly clock: Clock,
  ) {}

  /** @param days up to today, today included */
  async run({ holder }: ChannelCaller, account: string, days: number): Promise<TallyView> {
    const zone = zoneOf(this.clock.zone);
    const today = dayNumberAt(this.clock.nowMs(), zone);
    const counted: TallyDayView[] = await this.dataSource.query(
      `SELECT to_char(report.received_at AT TIME ZONE $1, 'YYYY-MM-DD') AS date, count(*)::int AS reports,
              count(*) FILTER (WHERE issue.state = 'closed')::int AS closed, count(*) FILTER (WHERE issue.outcome = 'fixed')::int AS solved
       FROM report JOIN issue ON issue.number = report.issue
       WHERE report.person = $2 AND report.holder = $3 AND report.received_at >= $4
       GROUP BY 1`,
      [this.clock.zone, this.persons.idOf(holder, { account }), holder, new Date(localMinuteMs(today - days + 1, 0, zone))],
    );
    const byDate = new Map(counted.map((day) => [day.date, day]));
    const dates = Array.from({ length: days }, (_, back) => dateOf(today - back));
    return { days: dates.map((date) => byDate.get(date) ?? { date, reports: 0, closed: 0, solved: 0 }) };
  }
}
