import { Crew, diligent, type Habit } from './crew.ts';
import { expectStatus } from './district-api.ts';
import { Operator } from './operator.ts';
import { Reporters, type Acceptance } from './reporters.ts';
import { finding, type Finding, type Scenario, type ScenarioContext } from './scenario.ts';
import { issueOf, reportOne, timelineOf, type IssueSeen } from './single-issue.ts';
import { until } from './until.ts';

const DAY_MS = 86_400_000;
/** After the closing; with `--horizon-days` those until then. */
const LOOK_BACK_DAYS = [30, 90];
const CONTENT = { contacted: true, solved: 'yes', satisfaction: 'satisfied' } as const;

/** Everything that can hold one issue up: returned twice, verified false, extended, on the books, resumed, reopened, looked back on. */
export const backAndForth: Scenario = {
  name: 'back-and-forth',
  districtPack: 'chaoyang',
  clock: () => Promise.resolve({ rate: 30_000, atLeast: 10_000, atMost: 60_000 }),
  run,
};

async function run(context: ScenarioContext): Promise<readonly Finding[]> {
  const { api, district, options, progress } = context;
  const acceptance = await reportOne(context, '路灯不亮', ['verifies']);
  const number = acceptance.issue;
  const operator = await Operator.of(district);
  const course = { returned: new Set<string>(), failed: false, onTheBooks: true };
  const crew = new Crew(api, district.logins, reluctant(course), (issue) => issue === number);
  const reporters = new Reporters(api, district.logins);
  reporters.expect(acceptance, CONTENT);
  crew.start();
  reporters.start();
  try {
    progress(`${number} reported`);
    const first = await waitFor(context, number, 'a failed verification', (issue) => course.failed && issue.state === 'resolving');
    progress(`returned by ${[...course.returned].join(' and ')}, taken by ${first.unit ?? '?'}, verified as not done`);

    const until1 = Date.parse(first.limitAt ?? '') + 3 * DAY_MS;
    await ask(context, first, { kind: 'extension', reason: '等待配件', until: new Date(until1).toISOString() });
    const extended = await waitFor(context, number, 'the extended limit', (issue) => Date.parse(issue.limitAt ?? '') === until1);
    progress(`extended to ${extended.limitAt ?? '?'}`);

    await waitFor(context, number, 'the limit to pass', (issue) => issue.overdue);
    await ask(context, extended, {
      kind: 'on-the-books',
      reason: '需整体改造',
      until: district.nowPlus(20 * DAY_MS),
      openProblems: ['电缆老化'],
    });
    await waitFor(context, number, 'the books', (issue) => issue.state === 'on-the-books');
    progress('on the books');

    await operator.steer(number, 'resume', { reason: 'part-arrived' });
    course.onTheBooks = false;
    const closed = await waitFor(context, number, 'the first closing', (issue) => issue.state === 'closed');
    progress(`closed: ${closed.outcome ?? '?'}`);

    reporters.expect(acceptance, CONTENT);
    expectStatus(await api.post('intake', `/v1/status/${acceptance.receipt}/reopening`, { reason: '又不亮了' }), 200, 201, 202);
    const again = await waitFor(context, number, 'the second closing', (issue) => issue.round === 2 && issue.state === 'closed');
    const due = LOOK_BACK_DAYS.filter((days) => days <= (options.horizonDays ?? Infinity));
    progress(`reopened and closed again; waiting for the look-backs at ${due.join(' and ')} days`);

    const lookedBack = await until(
      'the look-backs',
      500,
      async () => {
        const days = (await timelineOf(context, number))
          .filter((entry) => entry.kind === 'looked-back')
          .map((entry) => Number(entry.detail['days']));
        return due.every((day) => days.includes(day)) ? [...new Set(days)].sort((a, b) => a - b) : undefined;
      },
      2_000,
    );
    return await findings(context, { acceptance, course, first, extended: until1, closed, again, due, lookedBack });
  } finally {
    await crew.stop();
    await reporters.stop();
    await operator.close();
  }
}

/** Two units return it, the third does it badly once, and does nothing while it waits for the books. */
function reluctant(course: { returned: Set<string>; failed: boolean; onTheBooks: boolean }): Habit {
  return async (task, act) => {
    if (task.kind !== 'handling' || task.round > 1) return diligent(task, act);
    if (task.state === 'dispatched' && course.returned.size < 2) {
      await act('return', { reason: 'not-ours' });
      course.returned.add(task.unit);
      return;
    }
    if (task.state === 'dispatched') await act('accept');
    if (course.failed && course.onTheBooks) return;
    if (task.state !== 'handled') await act('handle', { proof: [{ kind: 'note', text: 'done' }] });
    await act('verify', { passed: course.failed });
    course.failed = true;
  };
}

function waitFor(context: ScenarioContext, number: string, what: string, fits: (issue: IssueSeen) => boolean): Promise<IssueSeen> {
  return until(what, 240, async () => {
    const issue = await issueOf(context, number);
    return fits(issue) ? issue : undefined;
  });
}

/** The responsible unit asks and its street approves. */
async function ask(context: ScenarioContext, issue: IssueSeen, words: object): Promise<void> {
  const { api, district } = context;
  const asker = { token: await district.logins.actorOf(issue.unit ?? '', 'accept') };
  const made = expectStatus(await api.post<{ id: string }>('intake', `/v1/issues/${issue.number}/requests`, words, asker), 201);
  const decider = { token: await district.logins.of('street-staff') };
  expectStatus(
    await api.post('intake', `/v1/issues/${issue.number}/requests/${made.id}/decision`, { approve: true, note: '同意' }, decider),
    200,
    201,
  );
}

interface Course {
  readonly acceptance: Acceptance;
  readonly course: { readonly returned: ReadonlySet<string> };
  readonly first: IssueSeen;
  readonly extended: number;
  readonly closed: IssueSeen;
  readonly again: IssueSeen;
  readonly due: readonly number[];
  readonly lookedBack: readonly unknown[];
}

async function findings(context: ScenarioContext, seen: Course): Promise<readonly Finding[]> {
  const timeline = await timelineOf(context, seen.acceptance.issue);
  const count = (kind: string) => timeline.filter((entry) => entry.kind === kind).length;
  const moves = timeline.filter((entry) => entry.kind === 'moved').map((entry) => entry.detail['to']);
  return [
    finding('returned by different units', 2, seen.course.returned.size),
    finding('returns in the timeline', 2, count('task-returned')),
    finding('a third unit took it', false, seen.course.returned.has(seen.first.unit ?? '')),
    finding('limit after the extension, days', 10, Math.round((seen.extended - Date.parse(seen.first.receivedAt)) / DAY_MS)),
    finding('moves', BACK_AND_FORTH_MOVES, moves),
    finding('first closing', 'fixed', seen.closed.outcome),
    finding('late, and kept so', true, seen.closed.overdue),
    finding('round after reopening', 2, seen.again.round),
    finding('second life on time', false, seen.again.overdue),
    finding('looked back on after days', seen.due, seen.lookedBack),
  ];
}

const BACK_AND_FORTH_MOVES = [
  'responding',
  'resolving',
  'verifying',
  'resolving',
  'on-the-books',
  'resolving',
  'verifying',
  'judging',
  'closed',
  'responding',
  'resolving',
  'verifying',
  'judging',
  'closed',
];
