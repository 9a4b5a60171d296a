import type { CallBackId, IssueNumber, ReportId } from '@xianban/contracts/values/identifiers';
import type { Satisfaction, SolvedAnswer } from '@xianban/contracts/values/judgement';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One question to one reporter. The token opens it by its hash; the reporter's status page shows it, so it is also kept sealed. District clock. */
@Entity('call_back')
@Index('call_back_by_token', ['tokenHash'], { unique: true })
@Index('call_back_by_reporter', ['issue', 'round', 'person'], { unique: true })
@Index('call_back_by_report', ['report'])
@Index('call_back_by_person', ['person'])
export class CallBack {
  @PrimaryColumn('uuid') id!: CallBackId;
  @Column('text') issue!: IssueNumber;
  @Column('integer') round!: number;
  @Column('uuid') report!: ReportId;
  @Column('uuid') person!: string;
  @Column('bytea', { name: 'token_hash' }) tokenHash!: Buffer;
  /** Empty once the person was erased, like everything sealed. */
  @Column('bytea', { name: 'sealed_token' }) sealedToken!: Buffer;
  @Column('timestamptz', { name: 'asked_at' }) askedAt!: Date;
  @Column('timestamptz', { name: 'answered_at', nullable: true }) answeredAt!: Date | null;
  @Column('boolean', { nullable: true }) contacted!: boolean | null;
  @Column('text', { nullable: true }) solved!: SolvedAnswer | null;
  @Column('text', { nullable: true }) satisfaction!: Satisfaction | null;
  /** Sealed with the reporter's key. */
  @Column('bytea', { nullable: true }) comment!: Buffer | null;
}
