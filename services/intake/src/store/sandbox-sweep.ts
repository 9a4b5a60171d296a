import { Injectable } from '@nestjs/common';
import { Chore } from '@xianban/service-kit/chore';
import { Clock } from '@xianban/service-kit/clock';
import { DataSource } from 'typeorm';

import type { TriedOutTable } from '../channel-kit/channel-extras.js';
import { ChannelRegistry } from '../channel-kit/channel-registry.js';

const KEPT_DAYS = 7;
const SWEPT_AT_ONCE = 500;
const EVERY_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** Pictures lose their report and are erased like uploads that nobody showed. Keys of persons stay: a real report may have been sealed with them. */
const sweepOf = (tables: readonly TriedOutTable[]): string => `
WITH swept AS (
  DELETE FROM issue WHERE number IN (
    SELECT number FROM issue WHERE sandbox AND recorded_at < now() - make_interval(days => $1) ORDER BY recorded_at LIMIT $2 FOR UPDATE SKIP LOCKED
  ) RETURNING number
), report_swept AS (
  DELETE FROM report USING swept WHERE report.issue = swept.number RETURNING report.id
), picture_swept AS (
  UPDATE attachment SET report = NULL, place = NULL, state = 'refused', next_try_at = NULL FROM report_swept WHERE attachment.report = report_swept.id
), entry_swept AS (
  DELETE FROM timeline_entry USING swept WHERE timeline_entry.issue = swept.number
), key_swept AS (
  DELETE FROM idempotency_key USING channel_key
  WHERE channel_key.sandbox AND idempotency_key.holder = channel_key.holder AND idempotency_key.recorded_at < now() - make_interval(days => $1)
)${tables.map((table, index) => `, of_channel_${index} AS (${deletionFrom(table)})`).join('')}
SELECT count(*)::int AS swept FROM swept WHERE $3::timestamptz IS NOT NULL`;

function deletionFrom(tried: TriedOutTable): string {
  const { table } = tried;
  switch (tried.goesWith) {
    case 'report':
      return `DELETE FROM ${table} USING report_swept WHERE ${table}.report = report_swept.id`;
    case 'issue':
      return `DELETE FROM ${table} USING swept WHERE ${table}.issue = swept.number`;
    case 'holder':
      return `DELETE FROM ${table} USING channel_key
              WHERE channel_key.sandbox AND ${table}.holder = channel_key.holder AND ${table}.${tried.takenAt} < $3`;
    default:
      return tried satisfies never;
  }
}

/** Sweeps what was tried out with sandbox keys, and what channels keep of it, a week after it came in by the wall clock. */
@Injectable()
export class SandboxSweep extends Chore {
  constructor(
    private readonly dataSource: DataSource,
    private readonly channels: ChannelRegistry,
    private readonly clock: Clock,
  ) {
    super(EVERY_MS, 'the sandbox could not be swept');
  }

  /** Several instances may sweep at once. How many issues went. */
  async run(): Promise<number> {
    const sweep = sweepOf(this.channels.all().flatMap(({ extras }) => extras?.triedOut ?? []));
    // a week of the wall's, in the time that channels write
    const takenBefore = new Date(this.clock.nowMs() - KEPT_DAYS * DAY_MS * this.clock.setting.rate);
    for (let total = 0; ;) {
      const [row] = await this.dataSource.query<{ swept: number }[]>(sweep, [KEPT_DAYS, SWEPT_AT_ONCE, takenBefore]);
      total += row?.swept ?? 0;
      if ((row?.swept ?? 0) < SWEPT_AT_ONCE) return total;
    }
  }
}
