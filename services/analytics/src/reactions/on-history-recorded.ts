import { Injectable } from '@nestjs/common';
import type { Envelope } from '@xianban/contracts/envelope';
import { HistoryRecordedV1 } from '@xianban/contracts/events/history-recorded';
import { OnFact } from '@xianban/messaging/on-fact';
import type { Transaction } from '@xianban/messaging/transaction';

/** Keeps every issue of the past once, apart from what the rates count. */
@Injectable()
export class OnHistoryRecorded {
  @OnFact(HistoryRecordedV1, 'analytics-on-history-recorded')
  async run({ data }: Envelope<HistoryRecordedV1>, tx: Transaction): Promise<void> {
    await tx.manager.query(
      `INSERT INTO past_issue (source, issue, via, origin, state, outcome, category, nature, limit_class, area, unit, received_at, limit_at, ended_at,
                               overdue)
       SELECT $1, issue, via, origin, state, nullif(outcome, ''), category, nature, limit_class, nullif(area, ''), nullif(unit, ''), received_at,
              nullif(limit_at, '')::timestamptz, nullif(ended_at, '')::timestamptz, overdue
       FROM unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[], $11::text[],
                   $12::timestamptz[], $13::text[], $14::text[], $15::boolean[])
         AS told (issue, via, origin, state, outcome, category, nature, limit_class, area, unit, received_at, limit_at, ended_at, overdue)
       ON CONFLICT (issue) DO NOTHING`,
      [
        ...[data.source, data.issues, data.via, data.origins, data.states, data.outcomes, data.categories, data.natures, data.limitClasses],
        ...[data.areas, data.units, data.receivedAt, data.limitAt, data.endedAt, data.overdue],
      ],
    );
  }
}
