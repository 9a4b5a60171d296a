import { randomUUID } from 'node:crypto';

import pMap from 'p-map';

import { cellCentres } from './cell-centres.ts';
import { Crew, diligent } from './crew.ts';
import { expectStatus } from './district-api.ts';
import { compareLedger } from './ledger.ts';
import { Reporters, type Acceptance, type Answer } from './reporters.ts';
import { finding, type Finding, type Scenario, type ScenarioContext } from './scenario.ts';
import { Saboteur } from './saboteur.ts';
import { until } from './until.ts';

const RIDERS = 1_142;
const REPORTS = 1_485;
const TEXTS = [
  '路灯不亮，夜间骑行危险',
  '井盖破损，车轮易陷',
  '共享单车堵塞人行道',
  '消防通道被占用',
  '垃圾桶满溢，散发异味',
  '路面坑洼积水',
];

/** Spreads points evenly without a random source. */
const GOLDEN_RATIO = 0.618_034;

type Places = Awaited<ReturnType<typeof cellCentres>>;

/** Counts behind the three rates. Source: domain.md, three rates. */
interface Tally {
  valid: number;
  contacted: number;
  solved: number;
  satisfied: number;
  basicallySatisfied: number;
}

interface Rates {
  readonly tally: Tally;
}

interface BatchReply {
  readonly verdicts: readonly { readonly accepted?: Acceptance; readonly problem?: object }[];
}

interface Row {
  readonly reportId: string;
  readonly answer: Answer;
}

/** The seed's riders: 1,142 of them, 1,485 reports, all resolved. Source: domain.md, step 查. */
export const riders: Scenario = {
  name: 'riders',
  districtPack: 'chaoyang',
  clock: () => Promise.resolve({ rate: 1, atLeast: 1, atMost: 60 }),
  run,
};

async function run(context: ScenarioContext): Promise<readonly Finding[]> {
  const { api, district, options, progress } = context;
  const [reports, riderCount] = [options.reports ?? REPORTS, Math.min(RIDERS, options.reports ?? RIDERS)];
  const key = await district.channelKey('riders');
  const places = await cellCentres(district.endpoints.district);
  const before = await tallyOf(context);

  const ledger = new Map<string, Acceptance>();
  const crew = new Crew(api, district.logins, diligent, (issue) => ledger.has(issue));
  const reporters = new Reporters(api, district.logins);
  const saboteur = new Saboteur(district, progress);
  crew.start();
  reporters.start();

  const shifts = shiftsOf(reports, riderCount);
  await pMap(
    shifts.entries(),
    async ([rider, rows]) => {
      const accepted = await sendShift(context, key, places, rider, rows);
      for (const [index, acceptance] of accepted.entries()) {
        ledger.set(acceptance.issue, acceptance);
        const answer = rows.at(index)?.answer;
        if (answer) reporters.expect(acceptance, answer);
      }
      if (options.kill) saboteur.killWhenDue(ledger.size / reports);
    },
    { concurrency: 8 },
  );
  progress(`${ledger.size} reports accepted`);

  const numbers = [...ledger.keys()];
  const closed = await until(
    'every issue closed',
    900,
    async () => {
      const states = await statesOf(context, ledger);
      progress(`${states.filter((state) => state === 'closed').length} of ${numbers.length} closed, ${reporters.answered} answered`);
      if (options.kill) saboteur.killWhenDue(1 + reporters.answered / reports);
      return states.length === numbers.length && states.every((state) => state === 'closed') ? states.length : undefined;
    },
    2_000,
  );
  await crew.stop();
  await reporters.stop();

  const expected = tallyAnswers([...shifts.values()].flat().map((row) => row.answer));
  const seen = await until('the rates to hold every answer', 60, async () => {
    const now = difference(await tallyOf(context), before);
    return now.valid >= expected.valid ? now : undefined;
  });
  return [
    finding('riders that reported', riderCount, shifts.size),
    finding('reports accepted, each an issue', reports, ledger.size),
    finding('issues closed', reports, closed),
    ...Object.keys(expected).map((name) => finding(`call-backs: ${name}`, expected[name as keyof Tally], seen[name as keyof Tally])),
    finding('each rider sees what became of each report', reports, await seenByRiders(context, key, shifts)),
    ...(await compareLedger(district, api, numbers)),
    ...(options.kill ? [finding('processes killed on the way', saboteur.planned, saboteur.killed)] : []),
  ];
}

/** Rider → reports of the shift, with answers that follow from the report's place in the list and are therefore known beforehand. */
function shiftsOf(reports: number, riderCount: number): Map<string, Row[]> {
  const run = randomUUID().slice(0, 8);
  const shifts = new Map<string, Row[]>();
  for (let index = 0; index < reports; index += 1) {
    const rider = `rider-${run}-${(index % riderCount) + 1}`;
    const shift = shifts.get(rider) ?? [];
    shift.push({ reportId: `${run}-${index}`, answer: answerOf(index) });
    shifts.set(rider, shift);
  }
  return shifts;
}

function answerOf(index: number): Answer {
  return {
    contacted: index % 11 !== 0,
    solved: index % 7 === 0 ? 'no' : 'yes',
    satisfaction: index % 7 === 0 ? 'dissatisfied' : index % 3 === 0 ? 'basically-satisfied' : 'satisfied',
  };
}

function tallyAnswers(answers: readonly Answer[]): Tally {
  const count = (of: (answer: Answer) => boolean) => answers.filter(of).length;
  return {
    valid: answers.length,
    contacted: count((answer) => answer.contacted),
    solved: count((answer) => answer.solved === 'yes'),
    satisfied: count((answer) => answer.satisfaction === 'satisfied'),
    basicallySatisfied: count((answer) => answer.satisfaction === 'basically-satisfied'),
  };
}

/** One report alone, several as a batch, under the same keys however often it is sent. */
async function sendShift(
  context: ScenarioContext,
  key: string,
  places: Places,
  rider: string,
  rows: readonly Row[],
): Promise<readonly Acceptance[]> {
  const payloads = rows.map((row) => payloadOf(context, places, rider, row));
  const path = '/v1/channels/riders/reports';
  if (payloads.length === 1) return [expectStatus(await context.api.post<Acceptance>('intake', path, payloads[0], { key }), 201)];
  const batch = await context.api.post<BatchReply>('intake', path, { reports: payloads }, { key });
  return expectStatus(batch, 200).verdicts.map(({ accepted, problem }) => {
    if (!accepted) throw new Error(`a report of the batch was refused: ${JSON.stringify(problem)}`);
    return accepted;
  });
}

function payloadOf(context: ScenarioContext, places: Places, riderId: string, row: Row): object {
  const index = Number(row.reportId.split('-')[1]);
  const place = places.at(Math.floor(((index * GOLDEN_RATIO) % 1) * places.length));
  if (!place) throw new Error('the district pack has no cells');
  return {
    reportId: row.reportId,
    riderId,
    phone: `139${String(10_000_000 + index)}`,
    text: TEXTS[index % TEXTS.length],
    datum: 'WGS-84',
    lon: place[0],
    lat: place[1],
    seenAt: context.district.now(),
  };
}

async function statesOf(context: ScenarioContext, ledger: ReadonlyMap<string, Acceptance>): Promise<string[]> {
  const token = await context.district.logins.of('district-staff');
  const issues = await context.api.all<{ number: string; state: string }>('intake', '/v1/issues?channel=riders', { token });
  return issues.filter((issue) => ledger.has(issue.number)).map((issue) => issue.state);
}

async function tallyOf(context: ScenarioContext): Promise<Tally> {
  const token = await context.district.logins.of('analyst');
  return expectStatus(await context.api.get<{ total: Rates }>('analytics', '/v1/rates?by=category', { token }), 200).total.tally;
}

function difference(now: Tally, before: Tally): Tally {
  return {
    valid: now.valid - before.valid,
    contacted: now.contacted - before.contacted,
    solved: now.solved - before.solved,
    satisfied: now.satisfied - before.satisfied,
    basicallySatisfied: now.basicallySatisfied - before.basicallySatisfied,
  };
}

async function seenByRiders(context: ScenarioContext, key: string, shifts: ReadonlyMap<string, readonly Row[]>): Promise<number> {
  const closed = await pMap(
    shifts.keys(),
    async (rider) => {
      const seen = await context.api.all<{ state: string }>('intake', `/v1/channels/riders/riders/${rider}/reports`, { key });
      return seen.filter((report) => report.state === 'closed').length;
    },
    { concurrency: 8 },
  );
  return closed.reduce((sum, count) => sum + count, 0);
}
