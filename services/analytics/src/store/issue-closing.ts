import type { Category, LimitClass, Nature } from '@xianban/contracts/values/classification';
import type { AreaCode, ChannelName, IssueNumber, UnitId } from '@xianban/contracts/values/identifiers';
import type { ClosingOutcome } from '@xianban/contracts/values/issue-state';
import type { Origin } from '@xianban/contracts/values/origin';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One life of an issue at its end, with all that the rates are asked by. Never changes: a reopened issue closes once more, as the next round. */
@Entity('issue_closing')
@Index('issue_closing_time', ['closedAt'])
export class IssueClosing {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'issue_closing_key' }) issue: IssueNumber;
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'issue_closing_key' }) round: number;
  @Column('text') outcome: ClosingOutcome;
  @Column('text') channel: ChannelName;
  /** Null if it was told before closings told of it: then that of the report that opened the issue holds. */
  @Column('text', { nullable: true }) origin: Origin | null;
  @Column('text') category: Category;
  @Column('text') nature: Nature;
  @Column('text', { name: 'limit_class' }) limitClass: LimitClass;
  @Column('text', { nullable: true }) street: AreaCode | null;
  @Column('text', { nullable: true }) community: AreaCode | null;
  @Column('text', { name: 'management_grid', nullable: true }) managementGrid: AreaCode | null;
  @Column('text', { name: 'technical_grid', nullable: true }) technicalGrid: AreaCode | null;
  @Column('text', { nullable: true }) unit: UnitId | null;
  @Column('timestamptz', { name: 'received_at' }) receivedAt: Date;
  @Column('timestamptz', { name: 'closed_at' }) closedAt: Date;
  @Column('timestamptz', { name: 'resolved_at', nullable: true }) resolvedAt: Date | null;
  @Column('timestamptz', { name: 'limit_at', nullable: true }) limitAt: Date | null;
  @Column('boolean') overdue: boolean;
}
