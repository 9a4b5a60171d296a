import { ArrayMaxSize, ArrayUnique, IsInt, IsOptional, Matches, Min } from 'class-validator';

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
import { IsIssueNumber, type IssueNumber } from '../values/identifiers.js';
import { IsInstant, type Instant } from '../values/instant.js';
import { REASON_CODE } from '../values/judgement.js';

/**
 * A person corrected how an issue is sorted: from here on this holds, for every count of it. Told by intake; the aggregate is the issue's
 * classification and the sequence counts its corrections. The workflow of the issue counts its limit anew by the class, and has the register record it.
 */
@Fact('evt.issue.reclassified.v1', 'intake')
export class IssueReclassifiedV1 {
  @IsIssueNumber() readonly issue!: IssueNumber;
  /** The life of the issue in which it was corrected. Absent in facts that were told before it was. */
  @IsOptional() @IsInt() @Min(1) readonly round?: number;
  @IsCategory() readonly category!: Category;
  @IsNature() readonly nature!: Nature;
  @IsLimitClass() readonly limitClass!: LimitClass;
  /** All that hold now, possibly none. */
  @IsQuality({ each: true }) @ArrayUnique() @ArrayMaxSize(5) readonly qualities!: readonly Quality[];
  @Matches(REASON_CODE) readonly reason!: string;
  /** District clock. */
  @IsInstant() readonly at!: Instant;

  static readonly example: IssueReclassifiedV1 = {
    issue: '110105-2026-000123' as IssueNumber,
    round: 1,
    category: 'public-safety',
    nature: 'safety' as Nature,
    limitClass: 'emergency',
    qualities: ['safety'],
    reason: 'misread-words',
    at: '2026-03-01T09:02:00+08:00' as Instant,
  };
}
