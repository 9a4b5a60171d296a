import type { TaskId } from '@xianban/contracts/values/identifiers';
import { Column, Entity, PrimaryColumn } from 'typeorm';

import type { TaskAct } from '../domain/task-state.js';

/** Something that happened to a task, with the words that its fact leaves out. Only added, never changed. */
@Entity('task_action')
export class TaskAction {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'task_action_key' }) task: TaskId;
  /** Of the fact that told it. */
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'task_action_key' }) sequence: number;
  @Column('jsonb') act: TaskAct | { readonly action: 'dispatch' };
  /** Who did it; absent for orders. */
  @Column('text', { nullable: true }) actor: string | null;
  @Column('timestamptz', { name: 'occurred_at' }) occurredAt: Date;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt: Date;
}
