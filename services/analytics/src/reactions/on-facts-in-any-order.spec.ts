import 'reflect-metadata';

import { CATEGORIES, type Category } from '@xianban/contracts/values/classification';
import { CLOSING_OUTCOMES } from '@xianban/contracts/values/issue-state';
import { SATISFACTIONS, SOLVED_ANSWERS } from '@xianban/contracts/values/judgement';
import { ORIGINS } from '@xianban/contracts/values/origin';
import { createTestDatabase, type TestDatabase } from '@xianban/messaging/testing/test-database';
import type { Transaction } from '@xianban/messaging/transaction';
import fc from 'fast-check';
import type { EntityManager } from 'typeorm';

import { analyticsSchema } from '../analytics-schema.js';
import { countClosings } from '../queries/count-closings.js';
import { countSlowly } from '../testing/count-slowly.js';
import { correctionsOfIssue, factsOfIssue, type AnyFact, type LifeStory } from '../testing/fact-story.js';
import { reactTo } from '../testing/react-to.js';

const ZONE = 'Asia/Shanghai';
const TABLES = ['report_seen', 'issue_classification', 'issue_standing', 'issue_limit', 'issue_closing', 'call_back'];

const answer = fc.record({
  contacted: fc.boolean(),
  solved: fc.constantFrom(...SOLVED_ANSWERS),
  satisfaction: fc.constantFrom(...SATISFACTIONS),
});
const life: fc.Arbitrary<LifeStory> = fc.record({
  street: fc.constantFrom('110105001', '110105002'),
  unit: fc.option(fc.constantFrom('west-team', 'east-team'), { nil: undefined }),
  category: fc.constantFrom(...CATEGORIES),
  origin: fc.constantFrom(...ORIGINS),
  outcome: fc.constantFrom(...CLOSING_OUTCOMES),
  overdue: fc.boolean(),
  // around midnight at the end of a month in the district's zone
  closedMs: fc.integer({ min: Date.parse('2026-03-31T14:00:00Z'), max: Date.parse('2026-03-31T18:00:00Z') }),
  answers: fc.array(fc.option(answer, { nil: undefined }), { maxLength: 3 }),
});
const issue = fc.record({
  lives: fc.array(life, { minLength: 1, maxLength: 2 }),
  corrections: fc.array(fc.constantFrom(...CATEGORIES), { maxLength: 2 }),
});
const issues = fc.array(issue, { minLength: 1, maxLength: 4 });
/** Lives as they count: a correction holds for all of an issue's, and so does how it first came. */
const asCorrected = ({ lives, corrections }: { readonly lives: LifeStory[]; readonly corrections: readonly Category[] }): LifeStory[] =>
  lives.map((each) => ({ ...each, category: corrections.at(-1) ?? each.category, origin: lives[0]?.origin }));
/** The facts of some issues, and the same facts in any order, some of them more than once. */
const course = issues.chain((lives) => {
  const facts = lives.flatMap((each, index) => [...factsOfIssue(index, each.lives), ...correctionsOfIssue(index, each.corrections)]);
  const again = fc.subarray(facts).chain((twice) => fc.shuffledSubarray([...facts, ...twice], { minLength: facts.length + twice.length }));
  return fc.record({ lives: fc.constant(lives.flatMap(asCorrected)), facts: fc.constant(facts), shuffled: again });
});

describe('the reactions of analytics', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase({ migrations: analyticsSchema.migrations, entities: analyticsSchema.entities });
  });
  afterAll(() => database.drop());

  /** What the tables hold after these facts; nothing of it stays. */
  async function after<T>(facts: readonly AnyFact[], look: (manager: EntityManager) => Promise<T>): Promise<T> {
    const runner = database.dataSource.createQueryRunner();
    await runner.startTransaction();
    try {
      const tx: Transaction = { manager: runner.manager, tell: () => Promise.reject(new Error('analytics tells nothing')) };
      for (const fact of facts) await reactTo(fact, tx);
      return await look(runner.manager);
    } finally {
      await runner.rollbackTransaction();
      await runner.release();
    }
  }

  const tables = async (manager: EntityManager) => {
    const rows: unknown[] = [];
    for (const table of TABLES) rows.push(await manager.query(`SELECT * FROM ${table} AS row ORDER BY row::text`));
    return rows;
  };

  it('keep the same tables whatever the order of the facts and however often they come', async () => {
    await fc.assert(
      fc.asyncProperty(course, async ({ facts, shuffled }) => {
        expect(await after(shuffled, tables)).toEqual(await after(facts, tables));
      }),
      { numRuns: 40 },
    );
  }, 30_000);

  it('give the rates that a count by hand gives, by every axis', async () => {
    const common = { level: 'street', period: 'day' } as const;
    const dayOf = ({ closedMs }: LifeStory) => (closedMs < Date.parse('2026-04-01T00:00:00+08:00') ? '2026-03-31' : '2026-04-01');
    await fc.assert(
      fc.asyncProperty(course, async ({ lives, shuffled }) => {
        const axes = [
          { question: { by: 'area' as const, ...common }, keyOf: (one: LifeStory) => one.street },
          { question: { by: 'unit' as const, ...common }, keyOf: (one: LifeStory) => one.unit ?? '' },
          { question: { by: 'category' as const, ...common }, keyOf: (one: LifeStory) => one.category },
          { question: { by: 'origin' as const, ...common }, keyOf: (one: LifeStory) => one.origin ?? '' },
          { question: { by: 'period' as const, ...common }, keyOf: dayOf },
        ];
        const counted = await after(shuffled, async (manager) => {
          const counts = [];
          for (const { question } of axes) counts.push(await countClosings(manager, question, ZONE));
          return counts;
        });
        expect(counted).toEqual(axes.map(({ keyOf }) => countSlowly(lives, keyOf)));
      }),
      { numRuns: 40 },
    );
  }, 30_000);
});
