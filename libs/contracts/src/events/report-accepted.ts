import { ArrayMaxSize, ArrayUnique, IsBoolean, IsOptional } from 'class-validator';

import { Fact } from '../message.js';
import {
  IsCategory,
  IsLimitClass,
  IsNature,
  IsQuality,
  type Category,
  type LimitClass,
  type Nature,
  type Quality,
} from '../values/classification.js';
import {
  IsChannelName,
  IsId,
  IsIssueNumber,
  IsKeyword,
  type ChannelName,
  type IssueNumber,
  type Keyword,
  type ReportId,
} from '../values/identifiers.js';
import { IsInstant, type Instant } from '../values/instant.js';
import { IsOrigin, type Origin } from '../values/origin.js';
import { IsPosition, type Position } from '../values/position.js';

/**
 * A report was accepted and belongs to this issue, a new one or one that others reported before. Told by intake, once per report;
 * the aggregate is the report. Carries no words of the report: who may read them asks intake.
 */
@Fact('evt.report.accepted.v1', 'intake')
export class ReportAcceptedV1 {
  @IsIssueNumber() readonly issue!: IssueNumber;
  @IsId() readonly report!: ReportId;
  @IsChannelName() readonly channel!: ChannelName;
  /** True if this report opened the issue, false if it joined one. */
  @IsBoolean() readonly opensIssue!: boolean;
  /** True if the source has seen it with its own eyes as a verifier, so that nobody inspects on the spot. */
  @IsBoolean() readonly verified!: boolean;
  /** WGS-84 degrees, [longitude, latitude]. */
  @IsPosition() readonly at!: Position;
  @IsInstant() readonly observedAt!: Instant;
  /** The limit runs from here. District clock. */
  @IsInstant() readonly receivedAt!: Instant;
  @IsCategory() readonly category!: Category;
  @IsNature() readonly nature!: Nature;
  @IsLimitClass() readonly limitClass!: LimitClass;
  /** Which of the five qualities the matter touches; absent if none is known. */
  @IsOptional() @IsQuality({ each: true }) @ArrayUnique() @ArrayMaxSize(5) readonly qualities?: readonly Quality[];
  /** A limit that somebody else promised, for imports and replays; overrides the class's. */
  @IsOptional() @IsInstant() readonly limitAt?: Instant;
  /** Whether its channel brings complaints. The origin of an issue is that of the report that opened it, for ever. Absent in facts told before it was known. */
  @IsOptional() @IsOrigin() readonly origin?: Origin;
  /** At most 12, from the district pack's vocabulary. */
  @IsKeyword({ each: true }) @ArrayMaxSize(12) readonly keywords!: readonly Keyword[];

  static readonly example: ReportAcceptedV1 = {
    issue: '110105-2026-000123' as IssueNumber,
    report: '0198c5a2-7d3e-7c1a-9b1f-3a5d6e7f8091' as ReportId,
    channel: 'riders' as ChannelName,
    opensIssue: true,
    verified: false,
    at: [116.452, 39.934],
    observedAt: '2026-03-01T08:15:00+08:00' as Instant,
    receivedAt: '2026-03-01T08:15:20+08:00' as Instant,
    category: 'city-management',
    nature: 'component' as Nature,
    limitClass: 'ordinary',
    origin: 'before-complaint',
    qualities: ['convenience', 'safety'],
    keywords: ['路灯' as Keyword],
  };
}
