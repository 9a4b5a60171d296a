import type { Category, Nature } from '@xianban/contracts/values/classification';
import type { ChannelName } from '@xianban/contracts/values/identifiers';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

import type { KeyCapability } from '../domain/key-capability.js';

/** A key that lets somebody report through a channel. The key itself is not kept. Times are the wall's. */
@Entity('channel_key')
@Index('channel_key_by_hash', ['keyHash'], { unique: true })
@Index('channel_key_by_label', ['channel', 'label'])
export class ChannelKey {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') channel!: ChannelName;
  /** Who holds it. Keys of one channel with the same label are one holder's, so that a key can be changed for a new one. */
  @Column('text') label!: string;
  @Column('uuid') holder!: string;
  @Column('bytea', { name: 'key_hash' }) keyHash!: Buffer;
  @Column('text', { array: true }) can!: KeyCapability[];
  /** True for a key to try out with: its reports are told to nobody and swept after a while. */
  @Column('boolean', { default: false }) sandbox!: boolean;
  /** What it may report; null for everything. */
  @Column('text', { array: true, nullable: true }) categories!: Category[] | null;
  @Column('text', { array: true, nullable: true }) natures!: Nature[] | null;
  @Column('integer', { name: 'reports_per_minute', nullable: true }) reportsPerMinute!: number | null;
  @Column('integer', { name: 'reports_per_day', nullable: true }) reportsPerDay!: number | null;
  @Column('text', { name: 'created_by' }) createdBy!: string;
  @Column('timestamptz', { name: 'created_at', default: () => 'now()' }) createdAt!: Date;
  /** Since when it rests, until an operator lets it go on. */
  @Column('timestamptz', { name: 'suspended_at', nullable: true }) suspendedAt!: Date | null;
  @Column('timestamptz', { name: 'revoked_at', nullable: true }) revokedAt!: Date | null;
  /** What its holder signs webhooks with, sealed; the vault's person is the key's own id. Null where the channel takes none. */
  @Column('bytea', { name: 'signing_secret', nullable: true }) signingSecret!: Buffer | null;
  /** The one before, as long as the holder changes over. */
  @Column('bytea', { name: 'older_signing_secret', nullable: true }) olderSigningSecret!: Buffer | null;
}
