import type { Category, LimitClass, Nature, Quality } from '@xianban/contracts/values/classification';
import type { ChannelName, IssueNumber, ReportId } from '@xianban/contracts/values/identifiers';
import type { Origin } from '@xianban/contracts/values/origin';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A report as its fact told it. Never changes. */
@Entity('report_seen')
@Index('report_seen_issue', ['issue'])
@Index('report_seen_received', ['receivedAt'])
export class ReportSeen {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'report_seen_key' }) report: ReportId;
  @Column('text') issue: IssueNumber;
  @Column('text') channel: ChannelName;
  /** False if it joined an issue that others reported before. */
  @Column('boolean', { name: 'opens_issue' }) opensIssue: boolean;
  @Column('text') category: Category;
  @Column('text') nature: Nature;
  @Column('text', { name: 'limit_class' }) limitClass: LimitClass;
  @Column('timestamptz', { name: 'received_at' }) receivedAt: Date;
  @Column('text', { array: true, default: [] }) qualities: Quality[];
  /** Null if it was told before it was known. */
  @Column('text', { nullable: true }) origin: Origin | null;
}
