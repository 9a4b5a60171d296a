import type { AreaCode } from '@xianban/contracts/values/identifiers';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A round as it was accepted. District clock: the phone's is corrected. */
@Entity('alley_stewards_round')
@Index('alley_stewards_round_by_end', ['endedAt', 'holder', 'device', 'sequence'])
@Index('alley_stewards_round_by_community', ['community', 'endedAt'])
export class AlleyRound {
  @PrimaryColumn('uuid') holder!: string;
  @PrimaryColumn('text') device!: string;
  @PrimaryColumn('integer') sequence!: number;
  @Column('bytea', { name: 'content_hash' }) contentHash!: Buffer;
  /** The keyed hash of the steward's account at the holder of the key. */
  @Column('uuid') person!: string;
  @Column('text') route!: string;
  @Column('text') alley!: string;
  @Column('text') community!: AreaCode;
  @Column('timestamptz', { name: 'started_at' }) startedAt!: Date;
  @Column('timestamptz', { name: 'ended_at' }) endedAt!: Date;
  /** Codes of the checklist. */
  @Column('text', { array: true }) checked!: string[];
  /** By how much the phone's clock was behind; negative if it was ahead. */
  @Column('integer', { name: 'clock_behind_seconds' }) clockBehindSeconds!: number;
  @Column('timestamptz', { name: 'received_at' }) receivedAt!: Date;
}
