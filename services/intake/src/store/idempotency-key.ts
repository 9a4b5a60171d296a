import type { ReportId } from '@xianban/contracts/values/identifiers';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** An `Idempotency-Key` that a holder has used, and for what. */
@Entity('idempotency_key')
@Index('idempotency_key_by_report', ['report'], { where: 'report is not null' })
export class IdempotencyKey {
  @PrimaryColumn('uuid') holder!: string;
  @PrimaryColumn('text') key!: string;
  /** Empty once the reporter was erased. */
  @Column('bytea', { name: 'content_hash' }) contentHash!: Buffer;
  /** Absent if the key covers a batch: its rows are known by their external ids. */
  @Column('uuid', { nullable: true }) report!: ReportId | null;
  /** Of a signed message: when its accepted tries were signed, those that could be replayed. Wall clock of the sender. */
  @Column('timestamptz', { name: 'signed_at', array: true, nullable: true }) signedAt!: Date[] | null;
  @Column('timestamptz', { name: 'recorded_at', default: () => 'now()' }) recordedAt!: Date;
}
