import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Why an attempt got no answer. */
export type AttemptFault = 'unreachable' | 'timeout' | 'inner-address' | 'bad-address' | 'answer-too-large';

/** One try to deliver, as the log shows it. Times are the wall's. */
@Entity('webhook_attempt')
@Index('webhook_attempt_by_delivery', ['delivery', 'at'])
export class WebhookAttempt {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') delivery!: string;
  @Column('timestamptz', { default: () => 'now()' }) at!: Date;
  /** The receiver's answer. */
  @Column('smallint', { nullable: true }) status!: number | null;
  @Column('text', { nullable: true }) fault!: AttemptFault | null;
  @Column('integer', { name: 'took_ms' }) tookMs!: number;
}
