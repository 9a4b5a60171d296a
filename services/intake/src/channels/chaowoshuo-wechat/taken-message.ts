import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * A message that was taken, so that it is taken once: WeChat sends it again until it is answered. `draft` is the report that it made whole, kept until
 * the register has it; `reply` what it is answered with. The wall's time.
 */
@Entity('chaowoshuo_wechat_message')
@Index('chaowoshuo_wechat_message_drafted', ['takenAt'], { where: 'draft is not null' })
export class TakenMessage {
  @PrimaryColumn('text') account!: string;
  @PrimaryColumn('text', { name: 'message_id' }) messageId!: string;
  @Column('uuid') person!: string;
  /** Sealed: a `Drafted`. */
  @Column('bytea', { nullable: true }) draft!: Buffer | null;
  /** Sealed: it holds the link to the status. */
  @Column('bytea', { nullable: true }) reply!: Buffer | null;
  @Column('timestamptz', { name: 'taken_at' }) takenAt!: Date;
}
