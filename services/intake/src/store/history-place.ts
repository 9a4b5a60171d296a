import type { AreaCode } from '@xianban/contracts/values/identifiers';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Areas in which issues of the past lie. */
@Entity('history_place')
export class HistoryPlace {
  @PrimaryColumn('smallint') source!: number;
  @PrimaryColumn('integer') id!: number;
  @Column('text') street!: AreaCode;
  @Column('text') community!: AreaCode;
  @Column('text', { name: 'management_grid' }) managementGrid!: AreaCode;
  @Column('text', { name: 'technical_grid' }) technicalGrid!: AreaCode;
}
