import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

import type { ErasureReason } from '../domain/erasure-reason.js';

/** What was done with the data of a person as a whole, for whoever has to account for it. Ids and codes only; `at` is the wall's time. */
@Entity('person_act')
@Index('person_act_by_person', ['person', 'at'])
export class PersonAct {
  @PrimaryColumn('uuid') id!: string;
  /** A keyed hash, so that nobody is named; those found by a search one by one. */
  @Column('uuid') person!: string;
  @Column('text') act!: 'found' | 'exported' | 'erased';
  /** Id of the member of staff at the issuer, or `reporter`. */
  @Column('text') by!: string;
  @Column('text', { nullable: true }) reason!: ErasureReason | null;
  @Column('timestamptz', { default: () => 'now()' }) at!: Date;
}
