import type { ChannelName } from '@xianban/contracts/values/identifiers';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Another system whose past was brought in. Its words are sealed with one key, of a person who stands for the whole of it. */
@Entity('history_source')
@Index('history_source_by_name', ['name'], { unique: true })
export class HistorySource {
  @PrimaryColumn('smallint') id!: number;
  @Column('text') name!: ChannelName;
  @Column('uuid') person!: string;
}
