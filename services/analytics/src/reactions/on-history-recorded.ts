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
      `INSERT INTO past_issue (source, issue, via, origin, state, outcome, category, nature, limit_class, unit, area, received_at, limit_at, ended_at,
                               overdue)
       SELECT $1, issue, kind->>'via', kind->>'origin', kind->>'state', kind->>'outcome', kind->>'category', kind->>'nature', kind->>'limitClass',
              kind->>'unit', nullif(area, ''), to_timestamp(received_at), to_timestamp(limit_at), to_timestamp(ended_at), overdue
       FROM unnest($3::text[], $4::int[], $5::text[], $6::float8[], $7::float8[], $8::float8[], $9::boolean[])
              AS told (issue, kind_index, area, received_at, limit_at, ended_at, overdue)
         LEFT JOIN unnest($2::jsonb[]) WITH ORDINALITY AS kinds (kind, ordinal) ON kinds.ordinal = told.kind_index + 1
       ON CONFLICT (issue) DO NOTHING`,
      [
        ...[data.source, data.kinds.map((kind) => JSON.stringify(kind)), data.issues, data.kindOf, data.areas],
        ...[data.receivedAtSeconds, data.limitAtSeconds, data.endedAtSeconds, data.overdue],
      ],
    );
  }
}
