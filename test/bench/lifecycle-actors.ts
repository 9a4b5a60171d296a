import { randomUUID } from 'node:crypto';

import type { Client } from '@temporalio/client';
import type { MoveIssueV1 } from '@xianban/contracts/commands/move-issue';
import { Areas } from '@xianban/contracts/values/areas';
import type { CallBackId, TaskId, UnitId } from '@xianban/contracts/values/identifiers';
import type { IssueOrders } from '@xianban/issue-lifecycle/orders';
import type { FactSubject } from '@xianban/issue-lifecycle/protocol';

const UNIT = 'sanlitun-grid-team' as UnitId;

/**
 * Services and people of a bench, without any of their own work: every order is obeyed at once, and whatever it makes people do is signalled at
 * once, as the worker's trigger would.
 */
export function lifecycleActors(client: Client): Omit<IssueOrders, 'recordLimit'> {
  const tasks = new Map<string, TaskId>();
  const issueOf = (key: string): string => key.split('/')[1] ?? '';

  const tell = (issue: string, subject: FactSubject, sequence: number, words: object): void => {
    const time = new Date().toISOString();
    const envelope = {
      specversion: '1.0',
      id: randomUUID(),
      source: '/services/grid',
      type: subject,
      subject: issue,
      sequence,
      time,
      datacontenttype: 'application/json',
      dataschema: `urn:xianban:schema:${subject}`,
      data: { issue, round: 1, task: tasks.get(issue), kind: 'handling', unit: UNIT, occurredAt: time, ...words },
    };
    void client.workflow.getHandle(`issue/${issue}`).signal(subject, envelope);
  };
  const people: Partial<Record<MoveIssueV1['to'], (issue: string) => void>> = {
    resolving: (issue) => tell(issue, 'evt.task.handled.v1', 3, {}),
    verifying: (issue) => tell(issue, 'evt.task.verified.v1', 4, { passed: true }),
    closed: (issue) => void tasks.delete(issue),
  };

  const name = { zh: '三里屯', en: 'Sanlitun' };
  return {
    locate: () => Promise.resolve({ ok: true, areas: Areas.example, name }),
    dispatchInspector: () => Promise.resolve({ ok: false, reason: 'nobody-on-duty' }),
    dispatchTask: ({ key }) => {
      const task = randomUUID() as string as TaskId;
      tasks.set(issueOf(key), task);
      tell(issueOf(key), 'evt.task.accepted.v1', 2, {});
      return Promise.resolve({ ok: true, task, unit: UNIT, name });
    },
    escalateTask: () => Promise.resolve({ ok: true }),
    withdrawTask: () => Promise.resolve({ ok: true }),
    moveIssue: ({ key, to, version }) => {
      people[to]?.(issueOf(key));
      return Promise.resolve({ ok: true, version: version + 1 });
    },
    askCallBack: ({ key }) => {
      const callBack = randomUUID() as string as CallBackId;
      tell(issueOf(key), 'evt.call-back.answered.v1', 2, {
        callBack,
        contacted: true,
        solved: 'yes',
        satisfaction: 'satisfied',
        answeredAt: new Date().toISOString(),
      });
      return Promise.resolve({ ok: true, callBacks: [callBack] });
    },
  };
}
