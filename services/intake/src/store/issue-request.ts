import type { IssueNumber, RequestId } from '@xianban/contracts/values/identifiers';
import type { RequestKind } from '@xianban/contracts/values/judgement';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A request of a unit and what became of it. The words are sealed with the keys of those who wrote them. District clock. */
@Entity('issue_request')
@Index('issue_request_by_issue', ['issue', 'askedAt', 'id'])
@Index('issue_request_by_asker', ['askerPerson'])
@Index('issue_request_by_decider', ['deciderPerson'], { where: 'decider_person is not null' })
@Index('issue_request_open', ['issue', 'kind'], { unique: true, where: 'decided_at is null' })
export class IssueRequest {
  @PrimaryColumn('uuid') id!: RequestId;
  @Column('text') issue!: IssueNumber;
  @Column('integer') round!: number;
  @Column('text') kind!: RequestKind;
  /** The new limit of an extension, or the review date of an issue on the books. */
  @Column('timestamptz', { nullable: true }) until!: Date | null;
  @Column('text', { name: 'asked_by' }) askedBy!: string;
  @Column('timestamptz', { name: 'asked_at' }) askedAt!: Date;
  @Column('uuid', { name: 'asker_person' }) askerPerson!: string;
  /** Sealed: see `AskedWords`. Empty once the asker was erased. */
  @Column('bytea', { name: 'asked_words' }) askedWords!: Buffer;
  @Column('boolean', { nullable: true }) approved!: boolean | null;
  @Column('text', { name: 'decided_by', nullable: true }) decidedBy!: string | null;
  @Column('timestamptz', { name: 'decided_at', nullable: true }) decidedAt!: Date | null;
  @Column('uuid', { name: 'decider_person', nullable: true }) deciderPerson!: string | null;
  /** Sealed: the note of the decision. */
  @Column('bytea', { name: 'decided_words', nullable: true }) decidedWords!: Buffer | null;
}
