import { randomBytes, randomUUID } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

import type { Position } from '@xianban/contracts/values/position';
import { classify } from '@xianban/intake/domain/classify';
import { likeness, type Matter } from '@xianban/intake/domain/likeness';
import { sketchBytes } from '@xianban/intake/domain/matter-sketch';
import { mergingCell } from '@xianban/intake/domain/merging-cells';
import { metresBetween } from '@xianban/intake/domain/metres-between';
import { chaoyangMatcher } from '@xianban/intake/testing/labelled-reports';
import { MatterSketcher } from '@xianban/intake/text/matter-sketcher';
import type { TestDatabase } from '@xianban/messaging/testing/test-database';
import { startTestNats } from '@xianban/messaging/testing/test-nats';
import { DEFAULT_MERGING } from '@xianban/rules/merging-policy';
import { DistrictPack } from '@xianban/service-kit/district/district-pack';
import type { PersonalDataVault } from '@xianban/service-kit/vault/personal-data-vault';
import { parse } from 'csv-parse/sync';

import { cellCentres } from '../scenarios/cell-centres.ts';
import type { BenchLine, BenchTable } from './bench-table.ts';
import { end, PACK, startControl, startIntake, type Contender } from './intake-contenders.ts';
import { acceptedPerSecond, makeReports } from './intake-load.ts';
import { medianOf } from './median-of.ts';
import { mergingPairs, type PairReport } from './merging-pairs.ts';
import { withTestServers } from './with-test-servers.ts';

const ROUNDS = 7;
const REPORTS = 4_000;
const OPEN_ISSUES = 100_000;
/** Of the open issues; their rows are left alone between rounds. */
const OPEN_NUMBERS = '110105-2000-';
const BOSTON = join(import.meta.dirname, '../../../shared/data/boston-311-2015-jan-sep.csv.gz');
const METRES_PER_DEGREE = 111_195;
const HOUR_MS = 3_600_000;

/** How well reports of one matter are told from others, and what it costs to look for them. */
export async function run({ rounds = ROUNDS }: { readonly rounds?: number }): Promise<BenchTable> {
  const boston = bostonLines();
  const cost = await costLines(rounds);
  return {
    title: `merging: labelled pairs, Boston's hand-merged requests, and the cost against ${OPEN_ISSUES.toLocaleString('en')} open issues`,
    lines: [...pairLines(), ...boston, ...cost.lines],
    notes: [
      'Pairs: generated from wordings of which each belongs to one half by lot; the policy was chosen on the one half, these figures are of the other. Wordings and the words for faults have one author, so they guard against decay and do not foretell a district.',
      boston.length > 0
        ? 'Boston: no words and no pointer to the original, so only whether an earlier request of the same type lies within 50 m and 24 h, and how many do for any request.'
        : `Boston: not measured, since ${BOSTON} is not there.`,
      ...cost.notes,
    ],
  };
}

function pairLines(): BenchLine[] {
  const matter = matterMaker();
  const pairs = mergingPairs().filter(({ part }) => part === 'held-out');
  const scored = pairs.map(({ same, one, other }) => ({ same, score: likeness(matter(one), matter(other), DEFAULT_MERGING).score }));
  const of = (score: number, name: string): BenchLine[] => {
    const found = scored.filter((pair) => pair.score >= score);
    const right = found.filter(({ same }) => same).length;
    return [
      { measure: `precision of what is ${name}`, ours: right / found.length },
      { measure: `recall of what is ${name}`, ours: right / scored.filter(({ same }) => same).length },
    ];
  };
  return [...of(DEFAULT_MERGING.mergeAbove, 'merged'), ...of(DEFAULT_MERGING.suggestAbove, 'merged or suggested')];
}

function matterMaker(): (report: PairReport) => Matter {
  const sketcher = sketcherOf();
  const vocabulary = chaoyangMatcher();
  return ({ text, metres, minutes }) => {
    const { nature, limitClass, keywords } = classify(text, {}, vocabulary);
    const at: Position = [116.45, 39.93 + metres / METRES_PER_DEGREE];
    return { sketch: sketcher.sketch(text, keywords), nature, limitClass, at, receivedAtMs: (minutes * HOUR_MS) / 60 };
  };
}

function sketcherOf(): MatterSketcher {
  const vault = { lookup: () => randomBytes(32) } as unknown as PersonalDataVault;
  const sketcher = new MatterSketcher(vault, new DistrictPack(PACK));
  sketcher.onApplicationBootstrap();
  return sketcher;
}

interface Request {
  readonly at: Position;
  readonly openedMs: number;
  readonly duplicate: boolean;
}

function bostonLines(): BenchLine[] {
  if (!existsSync(BOSTON)) return [];
  type Column = 'opened_at' | 'closure' | 'type' | 'latitude' | 'longitude';
  const rows = parse<Record<Column, string>>(gunzipSync(readFileSync(BOSTON)), { columns: true, bom: true });
  const types = Map.groupBy(rows, ({ type }) => type);
  let [candidates, duplicates, found] = [0, 0, 0];
  for (const group of types.values()) {
    const requests = group
      .map((row): Request => ({
        at: [Number(row.longitude), Number(row.latitude)],
        openedMs: Date.parse(`${row.opened_at}Z`),
        duplicate: row.closure === 'duplicate',
      }))
      .sort((one, other) => one.openedMs - other.openedMs);
    for (const [index, request] of requests.entries()) {
      const before = candidatesBefore(requests, index);
      candidates += before;
      if (request.duplicate) duplicates += 1;
      if (request.duplicate && before > 0) found += 1;
    }
  }
  return [
    { measure: `Boston: recall of ${duplicates} hand-merged requests`, ours: found / duplicates },
    { measure: 'Boston: candidates per request', ours: candidates / rows.length },
  ];
}

/** Requests within reach that came before. @param requests of one type, oldest first */
function candidatesBefore(requests: readonly Request[], index: number): number {
  const request = requests[index];
  let count = 0;
  for (let place = index - 1; request && place >= 0; place -= 1) {
    const other = requests[place];
    if (!other || request.openedMs - other.openedMs > DEFAULT_MERGING.withinHours * HOUR_MS) break;
    if (metresBetween(request.at, other.at) <= DEFAULT_MERGING.withinMetres) count += 1;
  }
  return count;
}

/** Intake with merging and without, and the bare server: each with the same open issues in its database, and in turns. */
async function costLines(rounds: number): Promise<{ readonly lines: BenchLine[]; readonly notes: string[] }> {
  const rates: Record<string, number[]> = {};
  await withTestServers(async () => {
    const nats = await startTestNats();
    const contenders = new Map<string, Contender>();
    try {
      contenders.set('merging', await startIntake(nats));
      contenders.set('without', await startIntake(nats, packWithoutMerging()));
      contenders.set('control', await startControl(nats));
      for (const { database } of contenders.values()) await fill(database);
      // the first round warms up and does not count
      for (let round = 0; round <= rounds; round += 1) {
        const turns = [...contenders];
        for (const [name, contender] of round % 2 === 0 ? turns : turns.reverse()) {
          (rates[name] ??= []).push(await measure(contender, `${name}-${round}`));
        }
      }
    } finally {
      for (const contender of contenders.values()) await end(contender);
      await nats.stop();
    }
  });
  const counted = (name: 'merging' | 'without' | 'control') => (rates[name] ?? []).slice(1);
  const costs = counted('merging').map((rate, round) => {
    const [without, control] = [counted('without')[round] ?? Number.NaN, counted('control')[round] ?? Number.NaN];
    return (1 / rate - 1 / without) * control;
  });
  const ofControl = counted('merging').map((rate, round) => rate / (counted('control')[round] ?? Number.NaN));
  return {
    lines: [
      { measure: "merging step ÷ the bare server's request", ours: medianOf(costs), required: { atMost: 0.3 } },
      {
        measure: 'accepted reports/s against them',
        ours: medianOf(counted('merging')),
        control: medianOf(counted('control')),
        ratio: medianOf(ofControl),
        required: { atLeast: 0.45 },
      },
      { measure: 'accepted reports/s without merging', ours: medianOf(counted('without')) },
    ],
    notes: [
      'Cost: the time of a report with merging less that without, in parts of the time of one at the bare server; all three in turns, on the same rows.',
      'The reports are at places of their own, at least 50 m apart, so that each opens an issue; about the open issues around they have to be compared with them.',
      `Rounds: ${costs.map((cost) => cost.toFixed(2)).join(' ')}.`,
    ],
  };
}

function packWithoutMerging(): string {
  const folder = mkdtempSync(join(tmpdir(), 'xianban-pack-'));
  cpSync(PACK, folder, { recursive: true });
  const file = join(folder, 'policy.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^merging: .*$/m, 'merging: { enabled: false }'));
  return folder;
}

/** Open issues all over the district, received within the last 23 hours, each with its sketch. */
async function fill({ dataSource }: TestDatabase): Promise<void> {
  const centres = await cellCentres('chaoyang');
  const sketcher = sketcherOf();
  const sketches = mergingPairs().map(({ one }) => sketchBytes(sketcher.sketch(one.text)).toString('base64'));
  const rows = Array.from({ length: OPEN_ISSUES }, (_, index) => {
    const [lon, lat] = centres[index % centres.length] ?? [0, 0];
    const at: Position = [lon + (Math.random() - 0.5) * 0.002, lat + (Math.random() - 0.5) * 0.002];
    return {
      ...{ number: `${OPEN_NUMBERS}${String(index).padStart(6, '0')}`, report: randomUUID(), person: randomUUID(), cell: mergingCell(at) },
      ...{
        longitude: at[0],
        latitude: at[1],
        received_at: new Date(Date.now() - Math.random() * 23 * HOUR_MS),
        sketch: sketches[index % sketches.length],
      },
    };
  });
  await dataSource.query(
    `WITH input AS (
       SELECT * FROM json_to_recordset($1) AS row
         (number text, report uuid, person uuid, cell bigint, longitude float8, latitude float8, received_at timestamptz, sketch text)
     ), issues AS (
       INSERT INTO issue (number, state, round, version, channel, opening_report, category, nature, limit_class, received_at, overdue, escalation_level, limit_sequence, updated_at)
       SELECT number, 'responding', 1, 1, 'api', report, 'city-management', 'component', 'ordinary', received_at, false, 0, 0, received_at FROM input
     )
     INSERT INTO report_sketch (cell, report, issue, person, longitude, latitude, received_at, nature, limit_class, sketch)
     SELECT cell, report, number, person, longitude, latitude, received_at, 'component', 'ordinary', decode(sketch, 'base64') FROM input`,
    [JSON.stringify(rows)],
  );
  await dataSource.query('ANALYZE');
}

async function measure({ url, headers, database }: Contender, run: string): Promise<number> {
  await database.dataSource.query('TRUNCATE report, timeline_entry, outbox, idempotency_key, merge_suggestion');
  await database.dataSource.query('DELETE FROM report_sketch WHERE issue NOT LIKE $1', [`${OPEN_NUMBERS}%`]);
  await database.dataSource.query('DELETE FROM issue WHERE number NOT LIKE $1', [`${OPEN_NUMBERS}%`]);
  return acceptedPerSecond(url, headers, makeReports(REPORTS, `${run}-${randomBytes(4).toString('hex')}`));
}
