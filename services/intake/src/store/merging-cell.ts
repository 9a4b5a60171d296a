import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * The lock on a place. Whoever opens an issue changes the version of each cell within reach, from the one that it saw when it looked for issues
 * there: of two that looked at the same time, the second has to look again.
 */
@Entity('merging_cell')
export class MergingCell {
  @PrimaryColumn('bigint') cell!: string;
  @Column('bigint') version!: string;
}
