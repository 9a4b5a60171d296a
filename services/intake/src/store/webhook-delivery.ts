import type { IssueNumber, ReportId } from '@xianban/contracts/values/identifiers';
import type { ClosingOutcome, IssueState } from '@xianban/contracts/values/issue-state';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

export type DeliveryState = 'pending' | 'delivered' | 'failed';

/** One thing that a webhook is told: where the issue of a report stands. Written with the move that it tells of. */
@Entity('webhook_delivery')
@Index('webhook_delivery_due', ['nextTryAt'], { where: "state = 'pending'" })
@Index('webhook_delivery_by_webhook', ['webhook', 'recordedAt', 'id'])
@Index('webhook_delivery_by_age', ['recordedAt'])
export class WebhookDelivery {
  /** Also the message's id, the same for every attempt. */
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') webhook!: string;
  /** Absent in a test. */
  @Column('uuid', { nullable: true }) report!: ReportId | null;
  @Column('text', { nullable: true }) issue!: IssueNumber | null;
  @Column('text', { name: 'issue_state', nullable: true }) issueState!: IssueState | null;
  @Column('text', { nullable: true }) outcome!: ClosingOutcome | null;
  @Column('integer', { nullable: true }) round!: number | null;
  /** Rises with each move: a receiver drops what is older than what it has. */
  @Column('integer', { nullable: true }) version!: number | null;
  /** When it happened. District clock. */
  @Column('timestamptz', { name: 'occurred_at' }) occurredAt!: Date;
  @Column('text', { default: 'pending' }) state!: DeliveryState;
  @Column('smallint', { default: 0 }) attempts!: number;
  @Column('timestamptz', { name: 'next_try_at', nullable: true, default: () => 'now()' }) nextTryAt!: Date | null;
  @Column('timestamptz', { name: 'recorded_at', default: () => 'now()' }) recordedAt!: Date;
}
