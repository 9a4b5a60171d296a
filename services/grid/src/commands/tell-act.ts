import { TaskAcceptedV1 } from '@xianban/contracts/events/task-accepted';
import { TaskEscalatedV1 } from '@xianban/contracts/events/task-escalated';
import type { TaskFact } from '@xianban/contracts/events/task-fact';
import { TaskHandledV1 } from '@xianban/contracts/events/task-handled';
import { TaskInspectedV1 } from '@xianban/contracts/events/task-inspected';
import { TaskReturnedV1 } from '@xianban/contracts/events/task-returned';
import { TaskVerifiedV1 } from '@xianban/contracts/events/task-verified';
import { TaskWithdrawnV1 } from '@xianban/contracts/events/task-withdrawn';
import type { Instant } from '@xianban/contracts/values/instant';
import type { Transaction } from '@xianban/messaging/transaction';

import type { TaskAct } from '../domain/task-state.js';
import type { Task } from '../store/task.js';

/** Tells the fact of an act that was just recorded in the task: codes and ids only, never notes or proof. */
export function tellAct(tx: Transaction, task: Task, act: TaskAct, occurredAt: Instant): Promise<void> {
  const base: TaskFact = { issue: task.issue, round: task.round, task: task.id, kind: task.kind, unit: task.unit, occurredAt };
  const told = { subject: task.id, sequence: task.sequence, timeMs: Date.parse(occurredAt) };
  switch (act.action) {
    case 'accept':
      return tx.tell(TaskAcceptedV1, { ...told, data: base });
    case 'return':
      return tx.tell(TaskReturnedV1, { ...told, data: { ...base, reason: act.reason } });
    case 'handle':
      return tx.tell(TaskHandledV1, { ...told, data: base });
    case 'verify':
      return tx.tell(TaskVerifiedV1, { ...told, data: { ...base, passed: act.passed } });
    case 'inspect':
      return tx.tell(TaskInspectedV1, { ...told, data: { ...base, found: act.found } });
    case 'escalate':
      return tx.tell(TaskEscalatedV1, { ...told, data: { ...base, level: act.level } });
    case 'withdraw':
      return tx.tell(TaskWithdrawnV1, { ...told, data: base });
    default:
      return act satisfies never;
  }
}
