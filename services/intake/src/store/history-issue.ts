import type { Category, LimitClass, Nature } from '@xianban/contracts/values/classification';
import type { AreaCode, ChannelName, IssueNumber, UnitId } from '@xianban/contracts/values/identifiers';
import type { ClosingOutcome, IssueState } from '@xianban/contracts/values/issue-state';
import type { Origin } from '@xianban/contracts/values/origin';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * An issue of the past as another system knew it. It never changes and nothing is to be done about it; no query about running issues finds it, since
 * it stands in a table of its own.
 */
@Entity('history_issue')
@Index('history_issue_by_external_id', ['externalId', 'source'], { unique: true })
@Index('history_issue_by_receipt', ['receivedAt', 'number'])
export class HistoryIssue {
  @PrimaryColumn('text') number!: IssueNumber;
  @Column('smallint') source!: number;
  /** The source's own id. */
  @Column('text', { name: 'external_id' }) externalId!: string;
  @Column('uuid') import!: string;
  /** Of the file, from 1 without the header; leads to the words. */
  @Column('integer') row!: number;
  /** By which way it came to the source. */
  @Column('text') via!: ChannelName;
  @Column('text') origin!: Origin;
  /** How it ended; `received` if it had not. */
  @Column('text') state!: IssueState;
  @Column('text', { nullable: true }) outcome!: ClosingOutcome | null;
  @Column('text') category!: Category;
  @Column('text') nature!: Nature;
  @Column('text', { name: 'limit_class' }) limitClass!: LimitClass;
  @Column('text', { nullable: true }) street!: AreaCode | null;
  @Column('text', { nullable: true }) community!: AreaCode | null;
  @Column('text', { name: 'management_grid', nullable: true }) managementGrid!: AreaCode | null;
  @Column('text', { name: 'technical_grid', nullable: true }) technicalGrid!: AreaCode | null;
  @Column('text', { nullable: true }) unit!: UnitId | null;
  /** WGS-84 degrees. */
  @Column('double precision') longitude!: number;
  @Column('double precision') latitude!: number;
  @Column('timestamptz', { name: 'received_at' }) receivedAt!: Date;
  @Column('timestamptz', { name: 'limit_at', nullable: true }) limitAt!: Date | null;
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt!: Date | null;
  @Column('boolean') overdue!: boolean;
}
