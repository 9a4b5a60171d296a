import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What became of a row that brought no new issue. A row without one stands in `history_issue`. */
@Entity('history_verdict')
export class HistoryVerdict {
  @PrimaryColumn('smallint') source!: number;
  @PrimaryColumn('smallint') import!: number;
  @PrimaryColumn('integer') row!: number;
  @Column('text') kind!: 'already-known' | 'refused';
  /** The source's own id, if the row had one. */
  @Column('text', { name: 'external_id', nullable: true }) externalId!: string | null;
  /** Column of the file that is at fault, or `row`. */
  @Column('text', { nullable: true }) field!: string | null;
  @Column('text', { nullable: true }) reason!: string | null;
}
