import type { LimitClass, Nature } from '@xianban/contracts/values/classification';
import type { IssueNumber, ReportId } from '@xianban/contracts/values/identifiers';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * What later reports are compared with: of each report that opened an issue, for as long as it can be merged with (policy: `merging.withinHours`).
 * Whoever erases a person deletes the rows of `person`.
 */
@Entity('report_sketch')
export class ReportSketch {
  /** Of the report's place: see `mergingCell`. */
  @PrimaryColumn('bigint') cell!: string;
  /** WGS-84 degrees. Within the cell they lead to what is near, so that nothing else is read. */
  @PrimaryColumn('double precision') longitude!: number;
  @PrimaryColumn('double precision') latitude!: number;
  @PrimaryColumn('uuid') report!: ReportId;
  /** The one that it belongs to by now. */
  @Column('text') issue!: IssueNumber;
  @Column('uuid') person!: string;
  @Column('timestamptz', { name: 'received_at' }) receivedAt!: Date;
  @Column('text') nature!: Nature;
  @Column('text', { name: 'limit_class' }) limitClass!: LimitClass;
  /** See `sketchBytes`. */
  @Column('bytea') sketch!: Buffer;
}
