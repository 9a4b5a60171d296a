import {
  CancellationScope,
  condition,
  proxyLocalActivities,
  setHandler,
  sleep,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';

import type { IssueOpening } from '@xianban/issue-lifecycle/opening';
import { ORDER_SUMMARIES, type IssueOrders } from '@xianban/issue-lifecycle/orders';
import { FACT_SUBJECTS, factSignal } from '@xianban/issue-lifecycle/protocol';
import { both } from '@xianban/workflow-kit/bilingual';
import { SEARCH_ATTRIBUTES } from '@xianban/workflow-kit/search-attributes';

const orders = proxyLocalActivities<IssueOrders>({ startToCloseTimeout: '2s', retry: { maximumAttempts: 1 } });
const HOUR_MS = 3_600_000;

/**
 * A plain direct issue without any rule: the same activities, timers, signals and upserts in the same workflow tasks as ours, and nothing that
 * decides, checks, remembers or shows anything.
 */
export async function controlIssue({ report, round }: IssueOpening): Promise<object> {
  const { issue } = report;
  let signals = 0;
  for (const subject of FACT_SUBJECTS) setHandler(factSignal(subject), () => void signals++);
  let keys = 0;
  const give = (name: keyof IssueOrders, body: object): Promise<never> => {
    const order = { key: `${workflowInfo().workflowId}/${name}/${++keys}`, ...body };
    return orders[name].executeWithOptions({ summary: both(ORDER_SUMMARIES[name]) }, [order as never]) as Promise<never>;
  };
  let version = 0;
  const move = async (from: string, to: string): Promise<void> => {
    const body = { issue, round, from, to, version: version++, at: report.receivedAt, limitAt: report.receivedAt, overdue: false };
    await give('moveIssue', body);
  };
  let timer = new CancellationScope();
  const arm = (hours: number): void => {
    timer.cancel();
    timer = new CancellationScope();
    void timer.run(() => sleep(hours * HOUR_MS, { summary: '办理时限届满 · The limit passes' })).catch(() => undefined);
  };
  const show = (status: string): void => upsertSearchAttributes([{ key: SEARCH_ATTRIBUTES.status, value: status }]);
  const heard = (count: number): Promise<void> => condition(() => signals >= count);

  const { areas } = (await give('locate', { at: report.at })) as { areas: object };
  await move('received', 'responding');
  await give('dispatchTask', { issue, round, areas, category: report.category, nature: report.nature, due: report.receivedAt, not: [] });
  arm(84);
  show('responding');
  await heard(1);
  await move('responding', 'resolving');
  arm(168);
  show('resolving');
  await heard(2);
  await move('resolving', 'verifying');
  timer.cancel();
  show('verifying');
  await heard(3);
  await move('verifying', 'judging');
  await give('askCallBack', { issue, round });
  arm(72);
  show('judging');
  await heard(4);
  await move('judging', 'closed');
  timer.cancel();
  show('closed');
  return { issue, round, state: 'closed' };
}
