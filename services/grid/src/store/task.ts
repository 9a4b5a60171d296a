import type { Category, Nature } from '@xianban/contracts/values/classification';
import type { AreaCode, IssueNumber, TaskId, UnitId } from '@xianban/contracts/values/identifiers';
import type { LadderLevel, TaskKind } from '@xianban/contracts/values/judgement';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

import type { TaskState } from '../domain/task-state.js';

/** One piece of work given to a unit. Areas and unit are codes of the district pack, which may change under it, so nothing refers to its rows. */
@Entity('task')
@Index('task_issue', ['issue'])
@Index('task_state', ['state', 'id'])
@Index('task_unit', ['unit', 'state', 'id'])
export class Task {
  /** UUIDv7: newer tasks have higher ids. */
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'task_key' }) id: TaskId;
  @Column('text') issue: IssueNumber;
  @Column('integer') round: number;
  @Column('text') kind: TaskKind;
  @Column('text') unit: UnitId;
  @Column('text') state: TaskState;
  @Column('text') street: AreaCode;
  @Column('text') community: AreaCode;
  @Column('text', { name: 'management_grid' }) managementGrid: AreaCode;
  @Column('text', { name: 'technical_grid' }) technicalGrid: AreaCode;
  @Column('text', { nullable: true }) category: Category | null;
  @Column('text', { nullable: true }) nature: Nature | null;
  @Column('timestamptz', { nullable: true }) due: Date | null;
  /** The highest level that was told that nobody accepts. */
  @Column('text', { name: 'escalation_level', nullable: true }) escalationLevel: LadderLevel | null;
  /** Who handled it last: somebody else must verify. */
  @Column('text', { name: 'handled_by', nullable: true }) handledBy: string | null;
  /** When a person last did something to it, on the ground. */
  @Column('timestamptz', { name: 'acted_at', nullable: true }) actedAt: Date | null;
  /** Counts the facts told of it, without gaps. */
  @Column('integer') sequence: number;
  @Column('timestamptz', { name: 'dispatched_at' }) dispatchedAt: Date;
  /** When the row changed last. District clock, as every time here. */
  @Column('timestamptz', { name: 'updated_at' }) updatedAt: Date;
}
