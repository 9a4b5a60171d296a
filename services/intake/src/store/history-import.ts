import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A file that is or was brought in, known by its content and by how it is read, and how far it has come: every row before `positionBytes` has its verdict. */
@Entity('history_import')
@Index('history_import_by_content', ['mapping', 'fileHash'], { unique: true })
export class HistoryImport {
  @PrimaryColumn('smallint') source!: number;
  /** From 1 within the source. */
  @PrimaryColumn('smallint') ordinal!: number;
  /** As facts call it. */
  @Column('uuid') id!: string;
  /** Name and version, e.g. boston-311/1. */
  @Column('text') mapping!: string;
  /** SHA-256 of the file's bytes. */
  @Column('bytea', { name: 'file_hash' }) fileHash!: Buffer;
  /** Wall clock: what is still open in the file is looked at as of this instant. */
  @Column('timestamptz', { name: 'begun_at' }) begunAt!: Date;
  @Column('timestamptz', { name: 'finished_at', nullable: true }) finishedAt!: Date | null;
  /** Of the unpacked content. */
  @Column('bigint', { name: 'position_bytes' }) positionBytes!: string;
  @Column('integer') rows!: number;
  @Column('integer') imported!: number;
  /** How many of the imported ones had not ended. */
  @Column('integer', { name: 'still_open' }) stillOpen!: number;
  @Column('integer', { name: 'already_known' }) alreadyKnown!: number;
  @Column('integer') refused!: number;
  /** Our own verdicts on the limit that are the source's. */
  @Column('integer', { name: 'verdicts_equal' }) verdictsEqual!: number;
  @Column('integer', { name: 'verdicts_differing' }) verdictsDiffering!: number;
}
