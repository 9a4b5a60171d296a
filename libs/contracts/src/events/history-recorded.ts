import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, ValidateNested } from 'class-validator';

import { Fact } from '../message.js';
import { HistoryKind } from '../values/history-kind.js';
import { AREA_CODE, IsChannelName, IsId, ISSUE_NUMBER, type AreaCode, type ChannelName, type IssueNumber } from '../values/identifiers.js';
import { type ColumnEntry, IsColumn } from '../values/is-column.js';

/** Together far below what an envelope may weigh. */
export const HISTORY_ISSUES_MOST = 1_000;
export const HISTORY_KINDS_MOST = 300;

const text = (pattern: RegExp): ColumnEntry => ({
  accepts: (entry) => typeof entry === 'string' && pattern.test(entry),
  schema: { type: 'string', pattern: pattern.source },
});
const ofIssues = { first: 'issues', most: HISTORY_ISSUES_MOST };
const index: ColumnEntry = {
  accepts: (entry) => Number.isInteger(entry) && (entry as number) >= 0 && (entry as number) < HISTORY_KINDS_MOST,
  schema: { type: 'integer', minimum: 0, maximum: HISTORY_KINDS_MOST - 1 },
};
const seconds: ColumnEntry = { accepts: Number.isSafeInteger, schema: { type: 'integer' } };
const secondsOrNone: ColumnEntry = {
  accepts: (entry) => entry === null || Number.isSafeInteger(entry),
  schema: { type: ['integer', 'null'] },
};
const truth: ColumnEntry = { accepts: (entry) => typeof entry === 'boolean', schema: { type: 'boolean' } };

/**
 * Issues of the past were entered into the register, as some other system knew them. Nothing is to be done about them: no workflow starts and no rate
 * counts them. Told by intake, many at a time; the aggregate is `<import>/<first row>`. They stand in columns, of which entry n is about issue n,
 * because that takes a quarter of the bytes of as many objects.
 */
@Fact('evt.history.recorded.v1', 'intake')
export class HistoryRecordedV1 {
  /** One file that was brought in. */
  @IsId() readonly import!: string;
  /** The system that knew them, e.g. boston-311. */
  @IsChannelName() readonly source!: ChannelName;
  /** The kinds that occur, each once, at most 300. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(HISTORY_KINDS_MOST)
  @ValidateNested({ each: true })
  @Type(() => HistoryKind)
  readonly kinds!: readonly HistoryKind[];
  /** At most 1,000. */
  @IsColumn(text(ISSUE_NUMBER), { most: HISTORY_ISSUES_MOST }) readonly issues!: readonly IssueNumber[];
  /** Which of `kinds` each is of, from 0. */
  @IsColumn(index, ofIssues) readonly kindOf!: readonly number[];
  /** The smallest area of the district that is known of it; an empty text if none is. */
  @IsColumn(text(new RegExp(`^$|${AREA_CODE.source}`)), ofIssues) readonly areas!: readonly (AreaCode | '')[];
  /** Seconds since 1970, as all that follow. */
  @IsColumn(seconds, ofIssues) readonly receivedAtSeconds!: readonly number[];
  @IsColumn(secondsOrNone, ofIssues) readonly limitAtSeconds!: readonly (number | null)[];
  @IsColumn(secondsOrNone, ofIssues) readonly endedAtSeconds!: readonly (number | null)[];
  /** True if the limit passed before it ended. */
  @IsColumn(truth, ofIssues) readonly overdue!: readonly boolean[];

  static readonly example: HistoryRecordedV1 = {
    import: '0198c5a2-7d3e-7c1a-9b1f-3a5d6e7f8091',
    source: 'boston-311' as ChannelName,
    kinds: [HistoryKind.example],
    issues: ['025025-2015-000001', '025025-2015-000002'] as IssueNumber[],
    kindOf: [0, 0],
    areas: ['025025001-0306' as AreaCode, ''],
    receivedAtSeconds: [1_420_089_936, 1_420_094_737],
    limitAtSeconds: [1_421_415_000, null],
    endedAtSeconds: [1_430_225_390, null],
    overdue: [true, false],
  };
}
