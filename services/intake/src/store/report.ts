import type { Category, LimitClass, Nature, Quality } from '@xianban/contracts/values/classification';
import type { ChannelName, IssueNumber, Keyword, ReportId } from '@xianban/contracts/values/identifiers';
import type { Origin } from '@xianban/contracts/values/origin';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

import type { ReportDetails } from '../channel-kit/channel.js';
import type { ClassificationReasons } from '../domain/classification-reasons.js';

/** One submission as it was accepted. It never changes; who said it and in which words is sealed in `words`. */
@Entity('report')
@Index('report_by_external_id', ['holder', 'externalId'], { unique: true, where: 'external_id is not null' })
@Index('report_by_receipt', ['receiptHash'], { unique: true })
@Index('report_by_issue', ['issue'])
@Index('report_by_person', ['person', 'receivedAt', 'id'])
@Index('report_of_open311', ['receivedAt', 'id'], { where: "channel = 'open311'" })
@Index('report_by_contact', ['contactHash'], { where: "contact_hash <> ''::bytea" })
@Index('report_without_contact', ['id'], { where: 'contact_hash is null' })
export class Report {
  @PrimaryColumn('uuid') id!: ReportId;
  @Column('text') issue!: IssueNumber;
  /** Under which it was received, if it belongs to another by now. */
  @Column('text', { name: 'former_issue', nullable: true }) formerIssue!: IssueNumber | null;
  @Column('boolean', { name: 'opens_issue' }) opensIssue!: boolean;
  @Column('text') channel!: ChannelName;
  @Column('uuid', { name: 'channel_key' }) channelKey!: string;
  /** Whose reports these are: external ids are unique for one holder. */
  @Column('uuid') holder!: string;
  @Column('text', { name: 'external_id', nullable: true }) externalId!: string | null;
  @Column('bytea', { name: 'content_hash' }) contentHash!: Buffer;
  @Column('bytea', { name: 'receipt_hash' }) receiptHash!: Buffer;
  @Column('uuid') person!: string;
  /** Keyed hash of the reporter's phone, if they are known by something else; empty without one, null if nobody looked yet. */
  @Column('bytea', { name: 'contact_hash', nullable: true }) contactHash!: Buffer | null;
  /** Sealed with the person's key: see `SealedWords`. Empty once the person was erased. */
  @Column('bytea') words!: Buffer;
  /** WGS-84 degrees. */
  @Column('double precision') longitude!: number;
  @Column('double precision') latitude!: number;
  @Column('timestamptz', { name: 'observed_at' }) observedAt!: Date;
  @Column('timestamptz', { name: 'received_at' }) receivedAt!: Date;
  @Column('timestamptz', { name: 'promised_limit_at', nullable: true }) promisedLimitAt!: Date | null;
  @Column('boolean') verified!: boolean;
  /** Whether its channel brings complaints. */
  @Column('text', { default: 'before-complaint' }) origin!: Origin;
  @Column('text') category!: Category;
  @Column('text') nature!: Nature;
  @Column('text', { name: 'limit_class' }) limitClass!: LimitClass;
  @Column('text', { array: true, default: [] }) qualities!: Quality[];
  @Column('text', { array: true }) keywords!: Keyword[];
  /** Why it was sorted like this; null where nothing was kept of it. */
  @Column('jsonb', { nullable: true }) reasons!: ClassificationReasons | null;
  /** True if it came with a key to try out with. */
  @Column('boolean', { default: false }) sandbox!: boolean;
  /** What only its channel knows: codes, ids and counts. */
  @Column('jsonb', { nullable: true }) details!: ReportDetails | null;
}
