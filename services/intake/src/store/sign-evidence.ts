import type { SignId } from '@xianban/contracts/values/identifiers';
import type { SignMethod } from '@xianban/contracts/values/sign';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What one method found: numbers only. Changes as long as the sign is open, and is kept with it afterwards. */
@Entity('sign_evidence')
export class SignEvidence {
  @PrimaryColumn('uuid') sign!: SignId;
  @PrimaryColumn('text') method!: SignMethod;
  @Column('double precision') observed!: number;
  @Column('double precision') expected!: number;
  @Column('double precision') score!: number;
  @Column('timestamptz', { name: 'noticed_at' }) noticedAt!: Date;
}
