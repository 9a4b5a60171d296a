import type { Pool } from 'pg';

/** Rows that one statement deletes. */
const ROWS_MOST = 5_000;

/** What is kept how long, in days. */
const RULES = [
  // the stream can be rebuilt from them
  { table: 'outbox', condition: `told_at < now() - interval '7 days' AND published_at IS NOT NULL` },
  // longer than the stream, else a late replay would take effect twice
  { table: 'inbox', condition: `at < now() - interval '14 days'` },
  { table: 'fact_try', condition: `tried_at < now() - interval '14 days'` },
  // longer than Temporal remembers the workflow that gave the order
  { table: 'order_answer', condition: `at < now() - interval '45 days'` },
] as const;

/** Deletes what messaging no longer needs, a batch at a time. @returns rows deleted */
export async function prune(pool: Pool, signal: AbortSignal): Promise<number> {
  let pruned = 0;
  for (const { table, condition } of RULES) {
    for (;;) {
      if (signal.aborted) return pruned;
      const { rowCount } = await pool.query(
        `DELETE FROM ${table} WHERE ctid = ANY(ARRAY(SELECT ctid FROM ${table} WHERE ${condition} LIMIT ${ROWS_MOST}))`,
      );
      pruned += rowCount ?? 0;
      if ((rowCount ?? 0) < ROWS_MOST) break;
    }
  }
  return pruned;
}
