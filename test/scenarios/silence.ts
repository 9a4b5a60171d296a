import { Operator } from './operator.ts';
import { Reporters } from './reporters.ts';
import { finding, type Finding, type Scenario, type ScenarioContext } from './scenario.ts';
import { issueOf, reportOne, timelineOf } from './single-issue.ts';
import { until } from './until.ts';

/** Shares of the limit at which an unaccepted issue climbs. Source: domain.md, escalation. */
const LADDER = [
  { level: 'community', share: 0.5 },
  { level: 'street', share: 0.8 },
  { level: 'district', share: 1 },
];

/** Nobody accepts: each rung fires once, in order and not early; then an operator closes the issue without claiming it fixed. */
export const silence: Scenario = {
  name: 'silence',
  districtPack: 'chaoyang',
  clock: () => Promise.resolve({ rate: 7_200, atLeast: 2_000, atMost: 20_000 }),
  run,
};

async function run(context: ScenarioContext): Promise<readonly Finding[]> {
  const { api, district, progress } = context;
  const acceptance = await reportOne(context, '路灯不亮', ['verifies']);
  progress(`${acceptance.issue} reported; nobody accepts it`);
  const operator = await Operator.of(district);
  try {
    const atTop = await until(
      'the last rung',
      400,
      async () => {
        const issue = await issueOf(context, acceptance.issue);
        progress(`level ${issue.escalationLevel}, overdue ${String(issue.overdue)}`);
        return issue.escalationLevel === LADDER.length && issue.overdue ? issue : undefined;
      },
      1_000,
    );
    const listed = await until('Temporal to list it', 30, async () => {
      const numbers = await operator.list('EscalationLevel > 0 AND Overdue = true AND ExecutionStatus = "Running"');
      return numbers.includes(acceptance.issue) ? true : undefined;
    });

    await operator.steer(acceptance.issue, 'close', { reason: 'nobody-accepts' });
    const reporters = new Reporters(api, district.logins);
    reporters.expect(acceptance, { contacted: false, solved: 'no', satisfaction: 'dissatisfied' });
    reporters.start();
    const closed = await until('the issue closed', 200, async () => {
      const issue = await issueOf(context, acceptance.issue);
      return issue.state === 'closed' ? issue : undefined;
    });
    await reporters.stop();

    const rungs = (await timelineOf(context, acceptance.issue)).filter((entry) => entry.kind === 'task-escalated');
    const [received, limit] = [Date.parse(atTop.receivedAt), Date.parse(atTop.limitAt ?? '')];
    const early = rungs.filter((rung, index) => Date.parse(rung.at) < received + (LADDER[index]?.share ?? 0) * (limit - received));
    return [
      finding(
        'rungs, once each and in order',
        LADDER.map((rung) => rung.level),
        rungs.map((rung) => rung.detail['level']),
      ),
      finding('rungs told early', 0, early.length),
      finding('limit in days', 7, (limit - received) / 86_400_000),
      finding('listed by EscalationLevel and Overdue', true, listed),
      finding('outcome', 'unfixed', closed.outcome),
      finding('overdue stays visible', true, closed.overdue),
      finding('answers', 1, reporters.answered),
    ];
  } finally {
    await operator.close();
  }
}
