import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What an official account and this server share, sealed. The newest two of an account are live. The wall's time. */
@Entity('chaowoshuo_wechat_secret')
@Index('chaowoshuo_wechat_secret_by_account', ['account', 'createdAt'])
export class WechatSecret {
  @PrimaryColumn('uuid') id!: string;
  /** What operators call the account. */
  @Column('text') account!: string;
  /** Sealed: see `WechatSecrets`. */
  @Column('bytea') secrets!: Buffer;
  @Column('text', { name: 'created_by' }) createdBy!: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
}
