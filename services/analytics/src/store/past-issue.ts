import type { Category, LimitClass, Nature } from '@xianban/contracts/values/classification';
import type { AreaCode, ChannelName, IssueNumber, UnitId } from '@xianban/contracts/values/identifiers';
import type { ClosingOutcome, IssueState } from '@xianban/contracts/values/issue-state';
import type { Origin } from '@xianban/contracts/values/origin';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** An issue of the past that was brought into the register, as its fact told it. Never changes, and no rate counts it. */
@Entity('past_issue')
@Index('past_issue_received', ['receivedAt'])
export class PastIssue {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'past_issue_key' }) issue: IssueNumber;
  /** The system that knew it. */
  @Column('text') source: ChannelName;
  @Column('text') via: ChannelName;
  @Column('text') origin: Origin;
  @Column('text') state: IssueState;
  @Column('text', { nullable: true }) outcome: ClosingOutcome | null;
  @Column('text') category: Category;
  @Column('text') nature: Nature;
  @Column('text', { name: 'limit_class' }) limitClass: LimitClass;
  /** The smallest one that is known. */
  @Column('text', { nullable: true }) area: AreaCode | null;
  @Column('text', { nullable: true }) unit: UnitId | null;
  @Column('timestamptz', { name: 'received_at' }) receivedAt: Date;
  @Column('timestamptz', { name: 'limit_at', nullable: true }) limitAt: Date | null;
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt: Date | null;
  @Column('boolean') overdue: boolean;
}
