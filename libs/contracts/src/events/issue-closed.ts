import { Type } from 'class-transformer';
import { IsBoolean, IsInt, IsObject, IsOptional, Min, ValidateNested } from 'class-validator';

import { Fact } from '../message.js';
import { Areas } from '../values/areas.js';
import { IsCategory, IsLimitClass, IsNature, type Category, type LimitClass, type Nature } from '../values/classification.js';
import { IsChannelName, IsIssueNumber, IsUnitId, type ChannelName, type IssueNumber, type UnitId } from '../values/identifiers.js';
import { IsInstant, type Instant } from '../values/instant.js';
import { IsClosingOutcome, type ClosingOutcome } from '../values/issue-state.js';
import { IsOrigin, type Origin } from '../values/origin.js';

/**
 * An issue closed, with what is worth learning from it. Told by intake right after the move to `closed`; the aggregate is `<issue>/closing`
 * and the sequence its round. Starts the look-back and feeds the rates.
 */
@Fact('evt.issue.closed.v1', 'intake')
export class IssueClosedV1 {
  @IsIssueNumber() readonly issue!: IssueNumber;
  @IsInt() @Min(1) readonly round!: number;
  @IsClosingOutcome() readonly outcome!: ClosingOutcome;
  @IsChannelName() readonly channel!: ChannelName;
  /** That of the report that opened it. Absent in facts told before it was told here. */
  @IsOptional() @IsOrigin() readonly origin?: Origin;
  @IsCategory() readonly category!: Category;
  @IsNature() readonly nature!: Nature;
  @IsLimitClass() readonly limitClass!: LimitClass;
  @IsOptional() @IsObject() @ValidateNested() @Type(() => Areas) readonly areas?: Areas;
  @IsOptional() @IsUnitId() readonly unit?: UnitId;
  @IsInstant() readonly receivedAt!: Instant;
  @IsInstant() readonly closedAt!: Instant;
  /** When it was handled on the ground; absent if it was closed without a fix. */
  @IsOptional() @IsInstant() readonly resolvedAt?: Instant;
  @IsOptional() @IsInstant() readonly limitAt?: Instant;
  /** True if the limit passed before it was resolved. */
  @IsBoolean() readonly overdue!: boolean;

  static readonly example: IssueClosedV1 = {
    issue: '110105-2026-000123' as IssueNumber,
    round: 1,
    outcome: 'fixed',
    channel: 'riders' as ChannelName,
    origin: 'before-complaint',
    category: 'city-management',
    nature: 'component' as Nature,
    limitClass: 'ordinary',
    areas: Areas.example,
    unit: 'sanlitun-grid-team' as UnitId,
    receivedAt: '2026-03-01T08:15:20+08:00' as Instant,
    closedAt: '2026-03-04T10:00:00+08:00' as Instant,
    resolvedAt: '2026-03-03T16:00:00+08:00' as Instant,
    limitAt: '2026-03-08T08:15:20+08:00' as Instant,
    overdue: false,
  };
}
