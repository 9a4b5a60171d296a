import type { IssueNumber, UnitId } from '@xianban/contracts/values/identifiers';
import type { IssueState } from '@xianban/contracts/values/issue-state';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Where an issue stands by the latest move that was told, whatever order the moves came in. */
@Entity('issue_standing')
@Index('issue_standing_state', ['state'])
export class IssueStanding {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'issue_standing_key' }) issue: IssueNumber;
  /** The issue's version: a fact with a lower one came late and changes nothing. */
  @Column('integer') sequence: number;
  @Column('integer') round: number;
  @Column('text') state: IssueState;
  @Column('timestamptz', { name: 'moved_at' }) movedAt: Date;
  /** The unit that this move named, if it named one. */
  @Column('text', { nullable: true }) unit: UnitId | null;
}
