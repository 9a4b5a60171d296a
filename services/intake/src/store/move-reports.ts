import type { IssueNumber, ReportId } from '@xianban/contracts/values/identifiers';
import type { EntityManager } from 'typeorm';

/** Whose report it was first; null once it is back there. */
const MOVE = `
UPDATE report SET issue = $2, former_issue = nullif(coalesce(former_issue, issue), $2)
WHERE issue = $1 AND ($3::uuid[] IS NULL OR id = ANY ($3)) RETURNING id`;

/** What an issue shows of its reports, told by them anew. */
const SUM_UP = `
UPDATE issue SET other_channels = sum.channels, complained_at = CASE WHEN origin = 'before-complaint' THEN sum.complained_at END
FROM (
  SELECT number AS of,
         array_agg(DISTINCT report.channel ORDER BY report.channel) FILTER (WHERE report.channel <> issue.channel) AS channels,
         min(report.received_at) FILTER (WHERE report.origin = 'on-complaint') AS complained_at
  FROM issue JOIN report ON report.issue = issue.number WHERE number = ANY ($1) GROUP BY number
) AS sum
WHERE number = sum.of`;

/**
 * Lets reports belong to another issue, with what later reports are compared with. Both are locked.
 * @param only these; all if absent. @returns those that were moved
 */
export async function moveReports(
  manager: EntityManager,
  from: IssueNumber,
  into: IssueNumber,
  only?: readonly ReportId[],
): Promise<readonly ReportId[]> {
  const [moved] = await manager.query<[{ id: ReportId }[], number]>(MOVE, [from, into, only ?? null]);
  const ids = moved.map(({ id }) => id);
  await manager.query('UPDATE report_sketch SET issue = $2 WHERE issue = $1 AND report = ANY ($3)', [from, into, ids]);
  await manager.query(SUM_UP, [[from, into]]);
  return ids;
}
