import type { Category, LimitClass, Nature, Quality } from '@xianban/contracts/values/classification';
import type { AreaCode, ChannelName, IssueNumber, ReportId, UnitId } from '@xianban/contracts/values/identifiers';
import type { ClosingOutcome, IssueState } from '@xianban/contracts/values/issue-state';
import type { Origin } from '@xianban/contracts/values/origin';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

import type { ClassificationReasons } from '../domain/classification-reasons.js';

/**
 * One matter in the register. `recordedAt` is the wall's time, everything else the district's.
 * Every index ends in the order of lists, newest first.
 */
@Entity('issue')
@Index('issue_by_receipt', ['receivedAt', 'number'])
@Index('issue_by_state', ['state', 'receivedAt', 'number'])
@Index('issue_by_channel', ['channel', 'receivedAt', 'number'])
@Index('issue_by_category', ['category', 'receivedAt', 'number'])
@Index('issue_by_update', ['updatedAt'])
@Index('issue_by_unit', ['unit', 'receivedAt', 'number'], { where: 'unit is not null' })
@Index('issue_by_street', ['street', 'receivedAt', 'number'], { where: 'street is not null' })
@Index('issue_by_community', ['community', 'receivedAt', 'number'], { where: 'community is not null' })
@Index('issue_by_management_grid', ['managementGrid', 'receivedAt', 'number'], { where: 'management_grid is not null' })
@Index('issue_by_technical_grid', ['technicalGrid', 'receivedAt', 'number'], { where: 'technical_grid is not null' })
@Index('issue_overdue', ['receivedAt', 'number'], { where: 'overdue' })
@Index('issue_escalated', ['escalationLevel', 'receivedAt', 'number'], { where: 'escalation_level > 0' })
@Index('issue_of_several_channels', ['receivedAt', 'number'], { where: 'other_channels is not null' })
@Index('issue_merged', ['mergedInto'], { where: 'merged_into is not null' })
@Index('issue_of_sandbox', ['recordedAt'], { where: 'sandbox' })
@Index('issue_not_started', ['recordedAt'], { where: "state = 'received'" })
export class Issue {
  @PrimaryColumn('text') number!: IssueNumber;
  @Column('text') state!: IssueState;
  /** 1 for the first life, one more after each reopening. */
  @Column('integer') round!: number;
  /** 0 when received, one more after each move. */
  @Column('integer') version!: number;
  /** Channel of the report that opened it. */
  @Column('text') channel!: ChannelName;
  /** Channels of the reports that joined it, other than that; null if there are none. */
  @Column('text', { name: 'other_channels', array: true, nullable: true }) otherChannels!: ChannelName[] | null;
  /** The issue that it was merged into. */
  @Column('text', { name: 'merged_into', nullable: true }) mergedInto!: IssueNumber | null;
  /** That of the report that opened it; never changes. */
  @Column('text', { default: 'before-complaint' }) origin!: Origin;
  /** When it was complained about although it was known before: the first complaint that joined it. */
  @Column('timestamptz', { name: 'complained_at', nullable: true }) complainedAt!: Date | null;
  @Column('uuid', { name: 'opening_report' }) openingReport!: ReportId;
  @Column('text') category!: Category;
  @Column('text') nature!: Nature;
  @Column('text', { name: 'limit_class' }) limitClass!: LimitClass;
  @Column('text', { array: true, default: [] }) qualities!: Quality[];
  /** Why it is sorted like this: as its first report was, and what people corrected since. Null where nothing was kept of it. */
  @Column('jsonb', { nullable: true }) reasons!: ClassificationReasons | null;
  @Column('text', { nullable: true }) street!: AreaCode | null;
  @Column('text', { nullable: true }) community!: AreaCode | null;
  @Column('text', { name: 'management_grid', nullable: true }) managementGrid!: AreaCode | null;
  @Column('text', { name: 'technical_grid', nullable: true }) technicalGrid!: AreaCode | null;
  @Column('text', { nullable: true }) unit!: UnitId | null;
  @Column('timestamptz', { name: 'received_at' }) receivedAt!: Date;
  @Column('timestamptz', { name: 'limit_at', nullable: true }) limitAt!: Date | null;
  @Column('boolean') overdue!: boolean;
  /** 0 none, 1 community, 2 street, 3 district; of this round. */
  @Column('smallint', { name: 'escalation_level' }) escalationLevel!: number;
  @Column('timestamptz', { name: 'resolved_at', nullable: true }) resolvedAt!: Date | null;
  @Column('timestamptz', { name: 'closed_at', nullable: true }) closedAt!: Date | null;
  @Column('text', { nullable: true }) outcome!: ClosingOutcome | null;
  /** Counts the facts told of the limit. */
  @Column('integer', { name: 'limit_sequence' }) limitSequence!: number;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt!: Date;
  /** True if it was reported with a key to try out with. */
  @Column('boolean', { default: false }) sandbox!: boolean;
  @Column('timestamptz', { name: 'recorded_at', default: () => 'now()' }) recordedAt!: Date;
}
