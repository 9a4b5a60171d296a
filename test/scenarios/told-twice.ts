import { randomUUID } from 'node:crypto';

import { expectStatus } from './district-api.ts';
import { Operator } from './operator.ts';
import type { Acceptance, Reporters } from './reporters.ts';
import { finding, type Finding, type ScenarioContext } from './scenario.ts';
import { issueOf, reportOne } from './single-issue.ts';
import { until } from './until.ts';

const DAY_MS = 86_400_000;
const CONTENT = { contacted: true, solved: 'yes', satisfaction: 'satisfied' } as const;

/** A matter that two people told in such different words that it became two issues, of which staff then made one. */
export interface ToldTwice {
  /** The issue that goes on. */
  readonly kept: Acceptance;
  /** The one that went on under it. */
  readonly merged: Acceptance;
}

/**
 * Tells a matter in two ways, lets staff merge the two running issues and correct what kind of matter it is, and waits until one of the two workflows has
 * ended for it. Both reporters will answer when they are asked.
 */
export async function toldTwice(context: ScenarioContext, at: readonly [number, number], reporters: Reporters): Promise<ToldTwice> {
  const { api, district, progress } = context;
  const tell = (text: string) => reportOne(context, text, [], { externalId: randomUUID(), lon: at[0], lat: at[1] });
  const [kept, merged] = [await tell('人行道地砖松动，老人容易摔倒'), await tell('健身器材螺丝掉了没人修')];
  for (const { issue } of [kept, merged])
    await until(`${issue} to be looked into`, 60, async () => ((await issueOf(context, issue)).state === 'inspecting' ? true : undefined));

  const staff = { token: await district.logins.of('district-staff') };
  const asked = { into: kept.issue, reason: 'same-matter' };
  expectStatus(await api.post('intake', `/v1/issues/${merged.issue}/merge`, asked, staff), 202);
  await until(`${merged.issue} to be merged`, 60, async () =>
    (await issueOf(context, merged.issue)).state === 'merged' ? true : undefined,
  );
  const corrected = { limitClass: 'utility', reason: 'seen-on-site' };
  expectStatus(await api.post('intake', `/v1/issues/${kept.issue}/classification`, corrected, staff), 200);
  progress(`${merged.issue} goes on under ${kept.issue}`);
  // both are asked once the issue that goes on is judged
  for (const acceptance of [kept, merged]) reporters.expect({ ...acceptance, issue: kept.issue }, CONTENT);
  return { kept, merged };
}

/** What both reporters hear in the end, and what is left of the two issues. */
export async function heardByBoth(context: ScenarioContext, { kept, merged }: ToldTwice): Promise<Finding[]> {
  const { api, district } = context;
  const heard = await Promise.all(
    [kept, merged].map(async ({ receipt }) => {
      const status = await api.get<{ issue: string; state: string; formerIssue?: string }>('intake', `/v1/status/${receipt}`);
      const { issue, state, formerIssue } = expectStatus(status, 200);
      return [issue, state, formerIssue ?? null];
    }),
  );
  const operator = await Operator.of(district);
  const running = await operator.list("WorkflowType = 'issueLifecycle' AND ExecutionStatus = 'Running'").finally(() => operator.close());
  const issue = await issueOf(context, kept.issue);
  return [
    finding(
      'told twice and merged by staff: what both reporters hear',
      [
        [kept.issue, 'closed', null],
        [kept.issue, 'closed', merged.issue],
      ],
      heard,
    ),
    finding('state of the issue that was merged', 'merged', (await issueOf(context, merged.issue)).state),
    finding(
      'workflows of the two that still run',
      [],
      running.filter((number) => number === kept.issue || number === merged.issue),
    ),
    finding('days of the limit, by the corrected class', 1, (Date.parse(issue.limitAt ?? '') - Date.parse(issue.receivedAt)) / DAY_MS),
  ];
}
