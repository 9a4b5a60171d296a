import type { IssueNumber } from '@xianban/contracts/values/identifiers';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** The limit of an issue by the latest fact about it. */
@Entity('issue_limit')
@Index('issue_limit_end', ['limitAt'])
export class IssueLimit {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'issue_limit_key' }) issue: IssueNumber;
  /** Counts the facts about this limit: a lower one came late and changes nothing. */
  @Column('integer') sequence: number;
  @Column('integer') round: number;
  @Column('timestamptz', { name: 'limit_at' }) limitAt: Date;
  @Column('boolean') overdue: boolean;
}
