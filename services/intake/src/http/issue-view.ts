import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Areas } from '@xianban/contracts/values/areas';
import {
  CATEGORIES,
  LIMIT_CLASSES,
  QUALITIES,
  type Category,
  type LimitClass,
  type Nature,
  type Quality,
} from '@xianban/contracts/values/classification';
import type { ChannelName, IssueNumber, UnitId } from '@xianban/contracts/values/identifiers';
import type { Instant } from '@xianban/contracts/values/instant';
import { CLOSING_OUTCOMES, ISSUE_STATES, type ClosingOutcome, type IssueState } from '@xianban/contracts/values/issue-state';
import { ORIGINS, type Origin } from '@xianban/contracts/values/origin';
import { type Priority, priorityOf } from '@xianban/rules/priority';
import type { Clock } from '@xianban/service-kit/clock';

import { areasOf } from '../store/areas-of.js';
import type { Issue } from '../store/issue.js';
import { ClassificationReasonsView } from './classification-reasons-view.js';

class AreasView {
  @ApiProperty({ type: String }) readonly street!: string;
  @ApiProperty({ type: String }) readonly community!: string;
  @ApiProperty({ type: String }) readonly managementGrid!: string;
  @ApiProperty({ type: String }) readonly technicalGrid!: string;
}

/** An issue as the register shows it. Fields that have no value yet are absent. Instants are in the district's zone. */
export class IssueView {
  @ApiProperty({ type: String, example: '110105-2026-000123' }) readonly number!: IssueNumber;
  @ApiProperty({ enum: ISSUE_STATES }) readonly state!: IssueState;
  @ApiProperty({ description: '1 for the first life, one more after each reopening' }) readonly round!: number;
  @ApiProperty({ description: '0 when received, one more after each move' }) readonly version!: number;
  @ApiProperty({ type: String, example: 'riders', description: 'Of the report that opened it' }) readonly channel!: ChannelName;
  @ApiProperty({ type: [String], description: 'Of all its reports, that of the one that opened it first' })
  readonly channels!: readonly ChannelName[];
  @ApiPropertyOptional({ type: String, description: 'The issue that it goes on under; not done before the state is merged' })
  readonly mergedInto?: IssueNumber;
  @ApiProperty({ enum: ORIGINS, description: 'Whether a complaint opened it (接诉即办) or it was found before (未诉先办); never changes' })
  readonly origin!: Origin;
  @ApiPropertyOptional({ format: 'date-time', type: String, description: 'When it was complained about although it was known before' })
  readonly complainedAt?: Instant;
  @ApiProperty({ enum: CATEGORIES }) readonly category!: Category;
  @ApiProperty({ type: String, example: 'component' }) readonly nature!: Nature;
  @ApiProperty({ enum: LIMIT_CLASSES }) readonly limitClass!: LimitClass;
  @ApiProperty({ enum: QUALITIES, isArray: true }) readonly qualities!: readonly Quality[];
  @ApiPropertyOptional({ type: ClassificationReasonsView, description: 'Why it is sorted like this' })
  readonly reasons?: ClassificationReasonsView;
  @ApiProperty({ enum: ['urgent', 'high', 'normal', 'low'] }) readonly priority!: Priority;
  @ApiPropertyOptional({ type: AreasView }) readonly areas?: Areas;
  @ApiPropertyOptional({ type: String }) readonly unit?: UnitId;
  @ApiProperty({ format: 'date-time', type: String }) readonly receivedAt!: Instant;
  @ApiPropertyOptional({ format: 'date-time', type: String }) readonly limitAt?: Instant;
  @ApiProperty() readonly overdue!: boolean;
  @ApiProperty({ minimum: 0, maximum: 3, description: '0 none, 1 community, 2 street, 3 district' }) readonly escalationLevel!: number;
  @ApiPropertyOptional({ format: 'date-time', type: String }) readonly resolvedAt?: Instant;
  @ApiPropertyOptional({ format: 'date-time', type: String }) readonly closedAt?: Instant;
  @ApiPropertyOptional({ enum: CLOSING_OUTCOMES }) readonly outcome?: ClosingOutcome;
  @ApiPropertyOptional({ description: 'How many reports it has; of one issue, not in lists' }) readonly reports?: number;
  @ApiPropertyOptional({ description: 'By how many people; of one issue, not in lists' }) readonly witnesses?: number;
  @ApiProperty({ format: 'date-time', type: String }) readonly updatedAt!: Instant;
  @ApiProperty({ description: 'True for an issue of the past that was brought in: nothing is to be done about it' })
  readonly historical!: boolean;
  @ApiPropertyOptional({ description: "Of a historical issue: the other system's own id" }) readonly externalId?: string;
  @ApiPropertyOptional({ type: String, description: 'Of a historical issue: by which way the other system heard of it' })
  readonly via?: ChannelName;

  /** An issue's row as it is shown. */
  static of(issue: Issue, clock: Clock): IssueView {
    const { number, state, round, version, channel, origin, category, nature, limitClass, qualities, overdue, escalationLevel } = issue;
    const instant = (date: Date) => clock.instant(date.getTime());
    const areas = areasOf(issue);
    return {
      number,
      state,
      round,
      version,
      channel,
      channels: [channel, ...(issue.otherChannels ?? [])],
      ...(issue.mergedInto && { mergedInto: issue.mergedInto }),
      origin,
      ...(issue.complainedAt && { complainedAt: instant(issue.complainedAt) }),
      category,
      nature,
      limitClass,
      qualities,
      ...(issue.reasons && { reasons: issue.reasons }),
      priority: priorityOf(limitClass),
      ...(areas && { areas }),
      ...(issue.unit && { unit: issue.unit }),
      receivedAt: instant(issue.receivedAt),
      ...(issue.limitAt && { limitAt: instant(issue.limitAt) }),
      overdue,
      escalationLevel,
      ...(issue.resolvedAt && { resolvedAt: instant(issue.resolvedAt) }),
      ...(issue.closedAt && { closedAt: instant(issue.closedAt) }),
      ...(issue.outcome && { outcome: issue.outcome }),
      updatedAt: instant(issue.updatedAt),
      historical: false,
    };
  }
}

/** A page of the register. The last one has no `next`. */
export class IssuePageView {
  @ApiProperty({ type: [IssueView] }) readonly items!: readonly IssueView[];
  @ApiPropertyOptional({ description: 'Cursor of the next page' }) readonly next?: string;
}
