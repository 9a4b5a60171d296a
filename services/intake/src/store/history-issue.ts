import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

import type { HistoryKindRow } from './history-kind-row.js';
import type { HistoryPlace } from './history-place.js';
import type { HistorySource } from './history-source.js';

/**
 * An issue of the past as another system knew it. It never changes and nothing is to be done about it; no query about running issues finds it, since
 * it stands in a table of its own. Year and sequence are those of its number.
 */
@Entity('history_issue')
@Index('history_issue_by_external_id', ['externalId', 'source'], { unique: true })
@Index('history_issue_by_receipt', ['receivedAt', 'year', 'sequence'])
export class HistoryIssue {
  @PrimaryColumn('smallint') year!: number;
  @PrimaryColumn('integer') sequence!: number;
  @Column('smallint') source!: number;
  /** The source's own id. */
  @Column({ type: 'text', name: 'external_id', collation: 'C' }) externalId!: string;
  /** Ordinal of the source's import. */
  @Column('smallint') import!: number;
  /** Of the file, from 1 without the header; leads to the words. */
  @Column('integer') row!: number;
  @Column('integer') kind!: number;
  @Column('integer', { nullable: true }) place!: number | null;
  /** WGS-84 degrees. */
  @Column('double precision') longitude!: number;
  @Column('double precision') latitude!: number;
  @Column('timestamptz', { name: 'received_at' }) receivedAt!: Date;
  @Column('timestamptz', { name: 'limit_at', nullable: true }) limitAt!: Date | null;
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt!: Date | null;
  @Column('boolean') overdue!: boolean;

  /** Joined by whoever shows it. */
  ofKind!: HistoryKindRow;
  ofSource!: HistorySource;
  atPlace?: HistoryPlace | null;
}
