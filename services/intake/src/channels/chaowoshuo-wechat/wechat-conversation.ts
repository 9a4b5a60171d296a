import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What a follower has told so far, sealed, until it is whole or too old. The wall's time. */
@Entity('chaowoshuo_wechat_conversation')
@Index('chaowoshuo_wechat_conversation_over', ['expiresAt'])
export class WechatConversation {
  @PrimaryColumn('text') account!: string;
  @PrimaryColumn('uuid') person!: string;
  /** Sealed: see `Parts`. */
  @Column('bytea') parts!: Buffer;
  @Column('timestamptz', { name: 'expires_at' }) expiresAt!: Date;
}
