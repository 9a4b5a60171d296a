import { Injectable } from '@nestjs/common';
import { Clock } from '@xianban/service-kit/clock';
import { DistrictPack } from '@xianban/service-kit/district/district-pack';
import { ruleIdOf } from '@xianban/service-kit/district/rule-id-of';
import { invalidInput } from '@xianban/service-kit/http/invalid-input';
import { DataSource } from 'typeorm';

import { SORTED_PARTS, type SortedPart } from '../domain/correction-detail.js';
import type { RulesQuery } from '../http/rules-query.js';
import type { RuleCountsView, RulesView, RuleView } from '../http/rules-view.js';

const DAY_MS = 24 * 3_600_000;
/** Days that are looked at if nothing else is asked. */
const DAYS = 90;
/** Every issue of the period is read, so it must not be the whole past of a city. */
const MOST_DAYS = 366;

/** The parts of what decided a sorting, one row each; of the qualities each one is a part. */
const partsOf = (reasons: string) => `
  LATERAL (SELECT key AS part, value AS reason FROM jsonb_each(${reasons} - 'qualities')
           UNION ALL SELECT 'qualities', value FROM jsonb_each(${reasons} -> 'qualities')) AS decided`;

/** What decides now has not been overruled; what a correction overruled had decided before. */
const COUNT_RULES = `
WITH sorted AS (
  SELECT number, reasons FROM issue WHERE received_at >= $1 AND received_at < $2 AND reasons IS NOT NULL
), decisions AS (
  SELECT decided.part, decided.reason, 0 AS overruled FROM sorted, ${partsOf('reasons')}
  UNION ALL
  SELECT decided.part, decided.reason, 1 FROM sorted JOIN classification_correction AS correction ON correction.issue = sorted.number, ${partsOf('correction.overruled')}
)
SELECT reason ->> 'rule' AS rule, part, count(*) AS applied, sum(overruled) AS corrected
FROM decisions WHERE reason ->> 'by' IN ('rule', 'default') GROUP BY 1, 2`;

/** Counts arrive as strings, as bigint does. */
interface CountRow {
  /** Null: no rule had matched. */
  readonly rule: string | null;
  readonly part: SortedPart;
  readonly applied: string;
  readonly corrected: string;
}

/** Counts how often each rule of the vocabulary decided, and how often a person overruled it, so that bad rules are seen. */
@Injectable()
export class CountRules {
  constructor(
    private readonly dataSource: DataSource,
    private readonly pack: DistrictPack,
    private readonly clock: Clock,
  ) {}

  /** Of issues received in the period. Most corrected first. @throws Problem 400 if the period is empty or too long */
  async run({ from, to, limit }: RulesQuery): Promise<RulesView> {
    const toMs = to === undefined ? this.clock.nowMs() : Date.parse(to);
    const fromMs = from === undefined ? toMs - DAYS * DAY_MS : Date.parse(from);
    if (fromMs >= toMs || toMs - fromMs > MOST_DAYS * DAY_MS)
      throw invalidInput([{ field: 'from', detail: `from must be before to, by at most ${MOST_DAYS} days` }]);

    const rows: readonly CountRow[] = await this.dataSource.query(COUNT_RULES, [new Date(fromMs), new Date(toMs)]);
    const counted = Map.groupBy(rows, ({ rule }) => rule);
    const rules = new Map(this.pack.vocabulary.rules.map((rule) => [ruleIdOf(rule), rule]));
    // a rule that was taken out of the pack meanwhile has decided all the same
    const ids = new Set([...rules.keys(), ...[...counted.keys()].filter((id) => id !== null)]);
    const items = [...ids].map((rule): RuleView => ({ rule, word: rules.get(rule)?.word, ...countsOf(counted.get(rule) ?? []) }));
    items.sort((one, other) => sum(other.corrected) - sum(one.corrected) || sum(other.applied) - sum(one.applied));
    return {
      from: this.clock.instant(fromMs),
      to: this.clock.instant(toMs),
      rules: items.slice(0, limit),
      unmatched: countsOf(counted.get(null) ?? []),
    };
  }
}

function countsOf(rows: readonly CountRow[]): RuleCountsView {
  const counts = (column: 'applied' | 'corrected') =>
    Object.fromEntries(SORTED_PARTS.map((part) => [part, Number(rows.find((row) => row.part === part)?.[column] ?? 0)])) as Record<
      SortedPart,
      number
    >;
  return { applied: counts('applied'), corrected: counts('corrected') };
}

function sum(counts: Readonly<Record<SortedPart, number>>): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}
