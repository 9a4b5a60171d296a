import { createReadStream } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createGunzip } from 'node:zlib';

import { parse } from 'csv-parse';
import { DateTime } from 'luxon';
import pMap from 'p-map';

import { Crew, type Habit } from './crew.ts';
import { expectStatus } from './district-api.ts';
import type { Acceptance } from './reporters.ts';
import { finding, type Finding, type Scenario, type ScenarioContext, type ScenarioOptions } from './scenario.ts';
import type { IssueSeen } from './single-issue.ts';
import { until } from './until.ts';

const ZONE = 'America/New_York';
const EXTRACT = fileURLToPath(new URL('../../deploy/districts/boston-2015/day-2015-03-16.csv', import.meta.url));
const EXTRACT_DAY = '2015-03-16';
const HORIZON_DAYS = 30;

/** One row of the city's file; times are local. */
interface CityRow {
  readonly case_id: string;
  readonly opened_at: string;
  readonly target_at: string;
  readonly closed_at: string;
  readonly on_time: string;
  readonly title: string;
  readonly reason: string;
  readonly type: string;
  readonly latitude: string;
  readonly longitude: string;
}

interface Played {
  readonly row: CityRow;
  readonly openedMs: number;
  readonly targetMs: number;
  readonly closedMs?: number;
}

/** One real day of one city, reported, handled and closed when the city did, against the city's own limits. */
export const boston: Scenario = {
  name: 'boston',
  districtPack: 'boston-2015',
  clock: (options) => Promise.resolve({ rate: 7_200, atLeast: 1_000, atMost: 20_000, start: instantOf(dayOf(options).startOf('day')) }),
  run,
};

async function run(context: ScenarioContext): Promise<readonly Finding[]> {
  const { api, district, options, progress } = context;
  const horizonMs = dayOf(options)
    .plus({ days: options.horizonDays ?? HORIZON_DAYS })
    .toMillis();
  const rows = await rowsOf(options);
  const { played, leftOut } = sortOut(rows);
  for (const [why, cases] of leftOut) progress(`left out, ${why}: ${cases.length} (${cases.join(', ')})`);
  const key = await district.channelKey('api', ['backdates', 'verifies']);

  const plays = new Map<string, Played>();
  const crew = new Crew(api, district.logins, asTheCity(plays, district, horizonMs), (issue) => plays.has(issue));
  crew.start();
  await pMap(
    played,
    async (play) => {
      await district.reached(play.openedMs);
      const acceptance = expectStatus(await api.post<Acceptance>('intake', '/v1/channels/api/reports', reportOf(play), { key }), 201);
      plays.set(acceptance.issue, play);
    },
    { concurrency: 16 },
  );
  progress(`${plays.size} reported; running to the horizon`);

  const seen = await until(
    'the horizon and every closing before it',
    900,
    async () => {
      const issues = await issuesOf(context, plays);
      const open = issues.filter((issue) => issue.state !== 'closed' && closesBy(plays.get(issue.number), horizonMs)).length;
      progress(
        `district time ${district.now().slice(0, 10)}, ${issues.filter((issue) => issue.state === 'closed').length} closed, ${open} to close`,
      );
      return open === 0 && district.nowMs() > horizonMs && issues.every((issue) => settled(issue, horizonMs)) ? issues : undefined;
    },
    5_000,
  );
  await crew.stop();
  return verdicts(rows, plays, seen, horizonMs);
}

/** Accepts at once, handles and verifies when the city closed. */
function asTheCity(plays: ReadonlyMap<string, Played>, district: ScenarioContext['district'], horizonMs: number): Habit {
  return async (task, act) => {
    const play = plays.get(task.issue);
    if (!play || task.kind !== 'handling') return;
    if (task.state === 'dispatched') await act('accept', { occurredAt: new Date(play.openedMs).toISOString() });
    if (play.closedMs === undefined || play.closedMs > Math.min(horizonMs, district.nowMs())) return;
    const occurredAt = new Date(play.closedMs).toISOString();
    if (task.state !== 'handled') await act('handle', { occurredAt, proof: [{ kind: 'note', text: 'closed by the city' }] });
    await act('verify', { occurredAt, passed: true });
  };
}

function reportOf(play: Played): object {
  return {
    externalId: play.row.case_id,
    text: `${play.row.reason}: ${play.row.type}: ${play.row.title}`,
    datum: 'WGS-84',
    lon: Number(play.row.longitude),
    lat: Number(play.row.latitude),
    occurredAt: new Date(play.openedMs).toISOString(),
    limitAt: new Date(play.targetMs).toISOString(),
  };
}

function closesBy(play: Played | undefined, horizonMs: number): boolean {
  return play?.closedMs !== undefined && play.closedMs <= horizonMs;
}

/** The workflow's own timer has spoken about every limit that lies before the horizon. */
function settled(issue: IssueSeen, horizonMs: number): boolean {
  return issue.state === 'closed' || issue.overdue || Date.parse(issue.limitAt ?? '') > horizonMs;
}

async function verdicts(
  rows: readonly CityRow[],
  plays: ReadonlyMap<string, Played>,
  seen: readonly IssueSeen[],
  horizonMs: number,
): Promise<readonly Finding[]> {
  const counts = { closed: 0, closedAlike: 0, closingTimes: 0, open: 0, openAlike: 0 };
  for (const issue of seen) {
    const play = plays.get(issue.number);
    if (!play) continue;
    if (closesBy(play, horizonMs)) {
      counts.closed += 1;
      if (issue.overdue === (play.row.on_time === 'OVERDUE')) counts.closedAlike += 1;
      if (Date.parse(issue.closedAt ?? '') === play.closedMs) counts.closingTimes += 1;
    } else {
      counts.open += 1;
      // a limit between the horizon and this look may have passed meanwhile; only what passed by the horizon counts
      const overdueAtHorizon = issue.overdue && Date.parse(issue.limitAt ?? '') <= horizonMs;
      if (overdueAtHorizon === play.targetMs <= horizonMs) counts.openAlike += 1;
    }
  }
  return Promise.resolve([
    finding('rows of the day that have a limit, a verdict and an order in time', plays.size, seen.length),
    finding('rows of the day', rows.length, plays.size + sortOut(rows).leftOut.reduce((sum, [, cases]) => sum + cases.length, 0)),
    finding('closed within the horizon: verdict as the city’s', counts.closed, counts.closedAlike),
    finding('closed within the horizon: closed when the city did', counts.closed, counts.closingTimes),
    finding('open at the horizon: overdue as the limit says', counts.open, counts.openAlike),
  ]);
}

async function issuesOf(context: ScenarioContext, plays: ReadonlyMap<string, Played>): Promise<IssueSeen[]> {
  const token = await context.district.logins.of('district-staff');
  const issues = await context.api.all<IssueSeen>('intake', '/v1/issues', { token });
  return issues.filter((issue) => plays.has(issue.number));
}

/** What can be played, and by reason what can't: rows without a limit or verdict, and rows closed before they were opened. */
function sortOut(rows: readonly CityRow[]): { played: readonly Played[]; leftOut: readonly (readonly [string, readonly string[]])[] } {
  const played: Played[] = [];
  const [noLimit, backwards]: [string[], string[]] = [[], []];
  for (const row of rows) {
    const [openedMs, closedMs] = [local(row.opened_at), row.closed_at ? local(row.closed_at) : undefined];
    if (!row.target_at || !row.on_time) noLimit.push(row.case_id);
    else if (closedMs !== undefined && closedMs < openedMs) backwards.push(row.case_id);
    else played.push({ row, openedMs, targetMs: local(row.target_at), ...(closedMs === undefined ? {} : { closedMs }) });
  }
  return {
    played,
    leftOut: [
      ['no limit or verdict', noLimit],
      ['closed before opened', backwards],
    ],
  };
}

async function rowsOf(options: ScenarioOptions): Promise<readonly CityRow[]> {
  const file = options.file ?? EXTRACT;
  const bytes = createReadStream(file);
  const text = file.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes;
  const day = dayOf(options).toISODate() ?? '';
  const rows: CityRow[] = [];
  for await (const row of text.pipe(parse({ columns: true, bom: true })) as AsyncIterable<CityRow>) {
    if (row.opened_at.startsWith(day)) rows.push(row);
  }
  if (rows.length === 0) throw new Error(`${file} holds no request opened on ${day}`);
  return rows;
}

function dayOf(options: ScenarioOptions): DateTime {
  const day = DateTime.fromISO(options.day ?? EXTRACT_DAY, { zone: ZONE });
  if (!day.isValid) throw new Error(`--day must be a date such as ${EXTRACT_DAY}, not ${options.day ?? ''}`);
  return day;
}

function local(text: string): number {
  return DateTime.fromISO(text, { zone: ZONE }).toMillis();
}

function instantOf(time: DateTime): string {
  return time.toISO({ suppressMilliseconds: true }) ?? '';
}
