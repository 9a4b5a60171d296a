import type { IssueNumber } from '@xianban/contracts/values/identifiers';
import type { EntityManager } from 'typeorm';

import { Issue } from '../../store/issue.js';

const GOES_ON_AS = `
WITH RECURSIVE road AS (
  SELECT number, merged_into FROM issue WHERE number = $1
  UNION
  SELECT issue.number, issue.merged_into FROM issue JOIN road ON issue.number = road.merged_into
) SELECT number FROM road WHERE merged_into IS NULL`;

const TAKEN_IN = `
WITH RECURSIVE taken AS (
  SELECT $1::text AS number
  UNION
  SELECT issue.number FROM issue JOIN taken ON issue.merged_into = taken.number
) SELECT number FROM taken`;

/** The issue as which a matter goes on, after it was merged any number of times; null if there is no such issue. */
export async function goesOnAs(manager: EntityManager, number: IssueNumber): Promise<Issue | null> {
  const [last]: { number: IssueNumber }[] = await manager.query(GOES_ON_AS, [number]);
  return last ? manager.findOneBy(Issue, { number: last.number }) : null;
}

/** An issue's own number, and those of the issues that it took in: what was said under any of them is about it. */
export async function numbersOf(manager: EntityManager, number: IssueNumber): Promise<IssueNumber[]> {
  const taken: { number: IssueNumber }[] = await manager.query(TAKEN_IN, [number]);
  return taken.map((issue) => issue.number);
}
