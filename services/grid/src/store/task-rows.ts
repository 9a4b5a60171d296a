import type { TaskId } from '@xianban/contracts/values/identifiers';
import type { EntityManager } from 'typeorm';

import { OPEN_STATES, type TaskAct, type TaskState } from '../domain/task-state.js';
import { TaskAction } from './task-action.js';
import { Task } from './task.js';

/** An act that the rules allow, with what it makes of the task. */
export interface DecidedAct {
  readonly act: TaskAct;
  readonly state: TaskState;
  /** Absent for orders. */
  readonly actor?: string;
  readonly occurredMs: number;
  readonly recordedMs: number;
}

/** Adds a dispatched task and the start of its history in one statement. */
export async function insertTask(
  manager: EntityManager,
  task: Omit<Task, 'state' | 'sequence' | 'escalationLevel' | 'handledBy' | 'actedAt' | 'updatedAt'>,
): Promise<void> {
  await manager.query(
    `WITH dispatched AS (
       INSERT INTO task_action (task, sequence, act, occurred_at, recorded_at) VALUES ($1, 1, '{"action":"dispatch"}', $13, $13)
     )
     INSERT INTO task (id, issue, round, kind, unit, state, street, community, management_grid, technical_grid, category, nature, due, sequence,
                       dispatched_at, updated_at)
     VALUES ($1, $2, $3, $4, $5, 'dispatched', $6, $7, $8, $9, $10, $11, $12, 1, $13, $13)`,
    [
      ...[task.id, task.issue, task.round, task.kind, task.unit, task.street, task.community, task.managementGrid, task.technicalGrid],
      ...[task.category, task.nature, task.due, task.dispatchedAt],
    ],
  );
}

/** The task, kept from everybody else until the transaction ends. The only row that an act locks, so no two acts can deadlock. */
export function lockedTask(manager: EntityManager, id: TaskId): Promise<Task | null> {
  return manager.findOne(Task, { where: { id }, lock: { mode: 'pessimistic_write' } });
}

/** The task of that kind that the issue has in hand, locked; null if none is open. An issue never has two. */
export function lockedOpenTask(
  manager: EntityManager,
  { issue, round, kind }: Pick<Task, 'issue' | 'round' | 'kind'>,
): Promise<Task | null> {
  const open = OPEN_STATES.map((state) => ({ issue, round, kind, state }));
  return manager.findOne(Task, { where: open, order: { id: 'DESC' }, lock: { mode: 'pessimistic_write' } });
}

/** Writes an act into a locked task and its history in one statement. The task as it is now. */
export async function recordAct(manager: EntityManager, task: Task, decided: DecidedAct): Promise<Task> {
  const { act, state, actor = null, occurredMs, recordedMs } = decided;
  const changed: Task = {
    ...task,
    state,
    sequence: task.sequence + 1,
    updatedAt: new Date(recordedMs),
    actedAt: actor === null ? task.actedAt : new Date(occurredMs),
    handledBy: act.action === 'handle' ? actor : task.handledBy,
    escalationLevel: act.action === 'escalate' ? act.level : task.escalationLevel,
  };
  await manager.query(
    `WITH added AS (
       INSERT INTO task_action (task, sequence, act, actor, occurred_at, recorded_at) VALUES ($1, $2, $8, $9, $10, $6)
     )
     UPDATE task SET sequence = $2, state = $3, escalation_level = $4, handled_by = $5, updated_at = $6, acted_at = $7 WHERE id = $1`,
    [
      ...[changed.id, changed.sequence, changed.state, changed.escalationLevel, changed.handledBy, changed.updatedAt, changed.actedAt],
      ...[JSON.stringify(act), actor, new Date(occurredMs)],
    ],
  );
  return changed;
}

/** What this person did last of that kind to the task. */
export function lastActOf(manager: EntityManager, task: TaskId, actor: string, action: TaskAct['action']): Promise<TaskAction | null> {
  return manager
    .createQueryBuilder(TaskAction, 'done')
    .where(`done.task = :task AND done.actor = :actor AND done.act->>'action' = :action`, { task, actor, action })
    .orderBy('done.sequence', 'DESC')
    .limit(1)
    .getOne();
}
