import type { ChannelName } from '@xianban/contracts/values/identifiers';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Where the holder of a key wants to hear what becomes of their reports. Times are the wall's. */
@Entity('webhook')
@Index('webhook_by_holder', ['holder', 'id'])
export class Webhook {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') holder!: string;
  @Column('text') channel!: ChannelName;
  /** Sealed, with a key of the webhook's own: addresses hold secrets. */
  @Column('bytea', { name: 'sealed_url' }) sealedUrl!: Buffer;
  /** Sealed: what deliveries are signed with. */
  @Column('bytea', { name: 'signing_secret' }) signingSecret!: Buffer;
  /** Signed with as well until `changeover_until`, so that a receiver can change over. */
  @Column('bytea', { name: 'older_signing_secret', nullable: true }) olderSigningSecret!: Buffer | null;
  @Column('timestamptz', { name: 'changeover_until', nullable: true }) changeoverUntil!: Date | null;
  /** The receiver answered 410: it wants no more. */
  @Column('timestamptz', { name: 'gone_at', nullable: true }) goneAt!: Date | null;
  @Column('timestamptz', { name: 'created_at', default: () => 'now()' }) createdAt!: Date;
}
