import type { AreaCode } from '@xianban/contracts/values/identifiers';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

import type { CadreLevel } from './cadre-level.js';

/** A visit as it was recorded. What was found stands among the reports. District clock. */
@Entity('visits_visit')
@Index('visits_visit_by_area', ['area', 'level', 'visitedAt'])
export class Visit {
  @PrimaryColumn('text') id!: string;
  @Column('bytea', { name: 'content_hash' }) contentHash!: Buffer;
  /** A street or a community. */
  @Column('text') area!: AreaCode;
  @Column('text') level!: CadreLevel;
  @Column('text') post!: string;
  @Column('timestamptz', { name: 'visited_at' }) visitedAt!: Date;
  @Column('text', { name: 'recorded_by' }) recordedBy!: string;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt!: Date;
}
