import type { ReportId } from '@xianban/contracts/values/identifiers';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** That a matter went from one owner to another, and who decided it. It never changes. */
@Entity('first_inquiry_handover')
@Index('first_inquiry_handover_by_owner', ['owner'])
export class Handover {
  @PrimaryColumn('uuid') report!: ReportId;
  /** From 1 on. */
  @PrimaryColumn('integer') sequence!: number;
  /** The new one: sub of a member of staff, as everywhere here. */
  @Column('text') owner!: string;
  @Column('text', { name: 'decided_by' }) decidedBy!: string;
  /** District clock. */
  @Column('timestamptz', { name: 'decided_at' }) decidedAt!: Date;
  /** Of the one who decided. */
  @Column('uuid') person!: string;
  /** Sealed with that person's key. */
  @Column('bytea') reason!: Buffer;
}

/** The place that a reason is sealed for. */
export function reasonContext({ report, sequence }: Pick<Handover, 'report' | 'sequence'>): string {
  return `first_inquiry_handover.reason/${report}/${sequence}`;
}
