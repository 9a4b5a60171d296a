import type { IssueNumber } from '@xianban/contracts/values/identifiers';
import type { EntityManager } from 'typeorm';

import type { OrderResult } from './hotline-result.js';

/** Any number: positions are given out in the order in which they become visible. */
const POSITION_LOCK = 7_310_345;

/** How an issue ended, for the orders that belong to it. */
export interface EndedIssue {
  readonly issue: IssueNumber;
  readonly round: number;
  readonly result: OrderResult;
  readonly endedAt: Date;
}

/** Adds a result for each order of an issue. The same end again adds nothing. */
export async function noteResults(manager: EntityManager, { issue, round, result, endedAt }: EndedIssue): Promise<void> {
  const orders: unknown[] = await manager.query(`SELECT FROM report WHERE issue = $1 AND channel = 'hotline' LIMIT 1`, [issue]);
  if (orders.length === 0) return;
  await manager.query('SELECT pg_advisory_xact_lock($1)', [POSITION_LOCK]);
  await manager.query(
    `INSERT INTO hotline_result (position, holder, order_number, report, issue, round, result, ended_at)
     SELECT nextval('hotline_result_position'), holder, external_id, id, issue, $2, $3, $4
     FROM report WHERE issue = $1 AND channel = 'hotline' AND external_id IS NOT NULL ORDER BY received_at, id
     ON CONFLICT (report, round) DO NOTHING`,
    [issue, round, result, endedAt],
  );
}
