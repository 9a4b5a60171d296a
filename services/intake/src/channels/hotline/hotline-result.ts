import type { IssueNumber, ReportId } from '@xianban/contracts/values/identifiers';
import type { ClosingOutcome } from '@xianban/contracts/values/issue-state';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** How an order ended for the district: closed, with its outcome, or not taken up. */
export type OrderResult = ClosingOutcome | 'refused' | 'withdrawn';

/** What the city is to hear about one of its orders. It waits until the city has acknowledged it. District clock. */
@Entity('hotline_result')
@Index('hotline_result_once', ['report', 'round'], { unique: true })
@Index('hotline_result_waiting', ['holder', 'position'], { where: 'acknowledged_at is null' })
@Index('hotline_result_by_order', ['holder', 'orderNumber'])
export class HotlineResult {
  /** Taken under a lock, so that nothing appears before what was read already. */
  @PrimaryColumn('bigint') position!: string;
  @Column('uuid') holder!: string;
  @Column('text', { name: 'order_number' }) orderNumber!: string;
  @Column('uuid') report!: ReportId;
  @Column('text') issue!: IssueNumber;
  /** 1 for the first life of the issue, one more after each reopening. */
  @Column('integer') round!: number;
  @Column('text') result!: OrderResult;
  @Column('timestamptz', { name: 'ended_at' }) endedAt!: Date;
  @Column('timestamptz', { name: 'acknowledged_at', nullable: true }) acknowledgedAt!: Date | null;
}
