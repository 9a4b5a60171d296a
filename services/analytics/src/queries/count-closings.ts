import type { EntityManager } from 'typeorm';

import type { AreaLevel, Period, RatesQuestion } from '../domain/rates-question.js';
import type { RatesCount } from '../domain/rates-row.js';

const AREA_COLUMNS: Readonly<Record<AreaLevel, string>> = {
  street: 'street',
  community: 'community',
  'management-grid': 'management_grid',
  'technical-grid': 'technical_grid',
};
const CATEGORY = 'COALESCE(corrected.category, issue_closing.category)';
/** The report that opened an issue says its origin, for closings that were told before they did. */
const ORIGIN = `COALESCE(issue_closing.origin,
  (SELECT opening.origin FROM report_seen AS opening WHERE opening.issue = issue_closing.issue AND opening.opens_issue LIMIT 1))`;
const PERIOD_FORMATS: Readonly<Record<Period, string>> = { day: 'YYYY-MM-DD', week: 'IYYY-"W"IW', month: 'YYYY-MM' };

/**
 * Counts closed issues and the answers of their reporters by key, in the order of the keys. An issue counts where and when it closed, so an
 * answer that comes later still counts there. Its category is what people corrected it to, also for a life that ended before.
 * @param zone the district's, in which days begin
 */
export async function countClosings(manager: EntityManager, question: RatesQuestion, zone: string): Promise<RatesCount[]> {
  const parameters: unknown[] = [];
  const put = (value: unknown) => `$${parameters.push(value)}`;
  const key = keyOf(question, put, zone);
  const conditions = conditionsOf(question, put);
  const rows: readonly CountRow[] = await manager.query(
    `WITH chosen AS (
       SELECT issue, round, overdue, outcome = 'unfixed' AS unfixed, COALESCE(${key}, '') AS key
       FROM issue_closing LEFT JOIN issue_classification AS corrected USING (issue) ${conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : ''}
     ), closings AS (
       SELECT key, count(*) AS closed, count(*) FILTER (WHERE overdue) AS overdue, count(*) FILTER (WHERE unfixed) AS unfixed
       FROM chosen GROUP BY key
     ), answers AS (
       SELECT key, count(*) AS asked, ${tally('all', 'TRUE')}, ${tally('excluded', 'unfixed')}
       FROM chosen JOIN call_back USING (issue, round) GROUP BY key
     )
     SELECT * FROM closings LEFT JOIN answers USING (key) ORDER BY key COLLATE "C"`,
    parameters,
  );
  return rows.map(countOf);
}

/** Counts arrive as strings, as bigint does; absent where nobody was asked. */
type CountRow = { readonly key: string } & Readonly<Record<string, string | null>>;

function tally(name: 'all' | 'excluded', condition: string): string {
  const answered = `answered_at IS NOT NULL AND ${condition}`;
  return [
    `count(*) FILTER (WHERE ${answered}) AS ${name}_valid`,
    `count(*) FILTER (WHERE ${answered} AND contacted) AS ${name}_contacted`,
    `count(*) FILTER (WHERE ${answered} AND solved = 'yes') AS ${name}_solved`,
    `count(*) FILTER (WHERE ${answered} AND satisfaction = 'satisfied') AS ${name}_satisfied`,
    `count(*) FILTER (WHERE ${answered} AND satisfaction = 'basically-satisfied') AS ${name}_basically_satisfied`,
  ].join(', ');
}

function countOf(row: CountRow): RatesCount {
  const number = (column: string) => Number(row[column] ?? 0);
  const tallyFrom = (name: 'all' | 'excluded') => ({
    valid: number(`${name}_valid`),
    contacted: number(`${name}_contacted`),
    solved: number(`${name}_solved`),
    satisfied: number(`${name}_satisfied`),
    basicallySatisfied: number(`${name}_basically_satisfied`),
  });
  return {
    key: row.key,
    closed: number('closed'),
    overdue: number('overdue'),
    unfixed: number('unfixed'),
    asked: number('asked'),
    all: tallyFrom('all'),
    excluded: tallyFrom('excluded'),
  };
}

function keyOf(question: RatesQuestion, put: (value: unknown) => string, zone: string): string {
  switch (question.by) {
    case 'area':
      return AREA_COLUMNS[question.level];
    case 'unit':
      return 'unit';
    case 'category':
      return CATEGORY;
    case 'origin':
      return ORIGIN;
    case 'period':
      return `to_char(closed_at AT TIME ZONE ${put(zone)}, ${put(PERIOD_FORMATS[question.period])})`;
    default:
      return question.by satisfies never;
  }
}

function conditionsOf(question: RatesQuestion, put: (value: unknown) => string): string[] {
  const conditions: string[] = [];
  const inAreas = (areas: readonly string[]) =>
    `(${Object.values(AREA_COLUMNS)
      .map((column) => `${column} = ANY(${put(areas)})`)
      .join(' OR ')})`;
  // as dates: PostgreSQL reads neither the year 0 nor an offset of 23 hours
  if (question.from !== undefined) conditions.push(`closed_at >= ${put(new Date(question.from))}`);
  if (question.to !== undefined) conditions.push(`closed_at < ${put(new Date(question.to))}`);
  if (question.area !== undefined) conditions.push(inAreas([question.area]));
  if (question.within !== undefined) conditions.push(inAreas(question.within));
  if (question.unit !== undefined) conditions.push(`unit = ${put(question.unit)}`);
  if (question.category !== undefined) conditions.push(`${CATEGORY} = ${put(question.category)}`);
  if (question.origin !== undefined) conditions.push(`${ORIGIN} = ${put(question.origin)}`);
  return conditions;
}
