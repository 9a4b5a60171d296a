import { ArrayMaxSize, ArrayMinSize, IsArray, IsBoolean, IsIn, Matches, ValidateBy, type ValidationArguments } from 'class-validator';

import { Fact } from '../message.js';
import { CATEGORIES, LIMIT_CLASSES, type Category, type LimitClass, type Nature } from '../values/classification.js';
import {
  AREA_CODE,
  CHANNEL_NAME,
  IsChannelName,
  IsId,
  IsIssueNumber,
  UNIT_ID,
  type AreaCode,
  type ChannelName,
  type IssueNumber,
  type UnitId,
} from '../values/identifiers.js';
import { INSTANT, type Instant } from '../values/instant.js';
import { CLOSING_OUTCOMES, ISSUE_STATES, type ClosingOutcome, type IssueState } from '../values/issue-state.js';
import { ORIGINS, type Origin } from '../values/origin.js';

/** Far below what an envelope may weigh. */
export const HISTORY_ISSUES_MOST = 500;

const NATURE = /^[a-z][a-z0-9-]{0,39}$/;
const orNone = (pattern: RegExp) => new RegExp(`^$|${pattern.source}`);

/** A list with an entry for each of the issues, whatever else is wrong with those. */
function PerIssue(): PropertyDecorator {
  const lengthFits = ValidateBy({
    name: 'perIssue',
    validator: {
      validate: (value: unknown, args?: ValidationArguments) => {
        const issues: unknown = (args?.object as Partial<HistoryRecordedV1> | undefined)?.issues;
        return Array.isArray(value) && (!Array.isArray(issues) || value.length === issues.length);
      },
      defaultMessage: () => '$property must have an entry for each of the issues',
    },
  });
  return (target, property) => {
    IsArray()(target, property);
    lengthFits(target, property);
  };
}

/**
 * Issues of the past were entered into the register, as some other system knew them. Nothing is to be done about them: no workflow starts and no rate
 * counts them. Told by intake, many at a time; the aggregate is `<import>/<first row>`. They stand in columns, of which entry n is about issue n,
 * because that takes a third of the bytes of as many objects; an empty text says that there is none.
 */
@Fact('evt.history.recorded.v1', 'intake')
export class HistoryRecordedV1 {
  /** One file that was brought in. */
  @IsId() readonly import!: string;
  /** The system that knew them, e.g. boston-311. */
  @IsChannelName() readonly source!: ChannelName;
  /** At most 500. */
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(HISTORY_ISSUES_MOST) @IsIssueNumber({ each: true }) readonly issues!: readonly IssueNumber[];
  /** By which way the matter came to the other system, in its own words. */
  @PerIssue() @Matches(CHANNEL_NAME, { each: true }) readonly via!: readonly ChannelName[];
  @PerIssue() @IsIn(ORIGINS, { each: true }) readonly origins!: readonly Origin[];
  /** How it ended there; `received` if it had not ended. */
  @PerIssue() @IsIn(ISSUE_STATES, { each: true }) readonly states!: readonly IssueState[];
  @PerIssue() @IsIn([...CLOSING_OUTCOMES, ''], { each: true }) readonly outcomes!: readonly (ClosingOutcome | '')[];
  @PerIssue() @IsIn(CATEGORIES, { each: true }) readonly categories!: readonly Category[];
  @PerIssue() @Matches(NATURE, { each: true }) readonly natures!: readonly Nature[];
  @PerIssue() @IsIn(LIMIT_CLASSES, { each: true }) readonly limitClasses!: readonly LimitClass[];
  /** The smallest area of the district that is known of it. */
  @PerIssue() @Matches(orNone(AREA_CODE), { each: true }) readonly areas!: readonly (AreaCode | '')[];
  @PerIssue() @Matches(orNone(UNIT_ID), { each: true }) readonly units!: readonly (UnitId | '')[];
  @PerIssue() @Matches(INSTANT, { each: true }) readonly receivedAt!: readonly Instant[];
  @PerIssue() @Matches(orNone(INSTANT), { each: true }) readonly limitAt!: readonly (Instant | '')[];
  @PerIssue() @Matches(orNone(INSTANT), { each: true }) readonly endedAt!: readonly (Instant | '')[];
  /** True if the limit passed before it ended. */
  @PerIssue() @IsBoolean({ each: true }) readonly overdue!: readonly boolean[];

  static readonly example: HistoryRecordedV1 = {
    import: '0198c5a2-7d3e-7c1a-9b1f-3a5d6e7f8091',
    source: 'boston-311' as ChannelName,
    issues: ['025025-2015-000001', '025025-2015-000002'] as IssueNumber[],
    via: ['constituent-call', 'self-service'] as ChannelName[],
    origins: ['on-complaint', 'on-complaint'],
    states: ['closed', 'received'],
    outcomes: ['fixed', ''],
    categories: ['city-management', 'livelihood'],
    natures: ['street-lights', 'housing'] as Nature[],
    limitClasses: ['ordinary', 'utility'],
    areas: ['025025001-0306' as AreaCode, ''],
    units: ['public-works' as UnitId, ''],
    receivedAt: ['2015-01-01T00:25:36-05:00', '2015-01-01T01:45:37-05:00'] as Instant[],
    limitAt: ['2015-01-16T08:30:00-05:00' as Instant, ''],
    endedAt: ['2015-04-28T08:49:50-04:00' as Instant, ''],
    overdue: [true, false],
  };
}
