import type { IssueNumber } from '@xianban/contracts/values/identifiers';
import type { EntityManager } from 'typeorm';

import type { IssueCourse } from '../domain/moved-issue.js';

/**
 * Queues what the holders of an issue's reports are told, in the transaction of the move itself: whoever moved the issue has told them, or has not
 * moved it. Holders without a webhook cost nothing but the look.
 * @param occurredAt district clock
 */
export async function tellWebhooks(manager: EntityManager, issue: IssueNumber, course: IssueCourse, occurredAt: Date): Promise<void> {
  const { state, outcome, round, version } = course;
  await manager.query(
    `INSERT INTO webhook_delivery (id, webhook, report, issue, issue_state, outcome, round, version, occurred_at)
     SELECT gen_random_uuid(), webhook.id, report.id, $1, $2, $3, $4, $5, $6
     FROM report JOIN webhook ON webhook.holder = report.holder AND webhook.gone_at IS NULL
     WHERE report.issue = $1`,
    [issue, state, outcome ?? null, round, version, occurredAt],
  );
}
