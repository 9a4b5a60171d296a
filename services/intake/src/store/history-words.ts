import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The words of some hundred neighbouring rows, sealed together with the key of their source. */
@Entity('history_words')
export class HistoryWords {
  @PrimaryColumn('smallint') source!: number;
  @PrimaryColumn('smallint') import!: number;
  @PrimaryColumn('integer', { name: 'first_row' }) firstRow!: number;
  @Column('bytea') sealed!: Buffer;
}
