import type { CallBackId, IssueNumber, ReportId } from '@xianban/contracts/values/identifiers';
import type { Satisfaction, SolvedAnswer } from '@xianban/contracts/values/judgement';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One question to one reporter. What was asked and what was answered come as two facts, in any order; each fills its own columns. */
@Entity('call_back')
@Index('call_back_issue', ['issue', 'round'])
export class CallBack {
  @PrimaryColumn('uuid', { name: 'call_back', primaryKeyConstraintName: 'call_back_key' }) callBack: CallBackId;
  @Column('text') issue: IssueNumber;
  @Column('integer') round: number;
  @Column('uuid', { nullable: true }) report: ReportId | null;
  @Column('timestamptz', { name: 'asked_at', nullable: true }) askedAt: Date | null;
  @Column('boolean', { nullable: true }) contacted: boolean | null;
  @Column('text', { nullable: true }) solved: SolvedAnswer | null;
  @Column('text', { nullable: true }) satisfaction: Satisfaction | null;
  @Column('timestamptz', { name: 'answered_at', nullable: true }) answeredAt: Date | null;
}
