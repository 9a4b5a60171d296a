import type { AreaCode } from '@xianban/contracts/values/identifiers';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Who takes turns at a community's counter from a date on, until the next roster begins. */
@Entity('first_inquiry_roster')
export class Roster {
  @PrimaryColumn('text') community!: AreaCode;
  /** ISO date in the district. */
  @PrimaryColumn('date') since!: string;
  /** In the order of their turns: subs of their tokens. */
  @Column('text', { array: true }) members!: string[];
  @Column('text', { name: 'set_by' }) setBy!: string;
  @Column('timestamptz', { name: 'set_at' }) setAt!: Date;
}
