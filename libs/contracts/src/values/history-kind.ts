import { IsIn, IsOptional } from 'class-validator';

import { IsCategory, IsLimitClass, IsNature, type Category, type LimitClass, type Nature } from './classification.js';
import { IsChannelName, IsUnitId, type ChannelName, type UnitId } from './identifiers.js';
import { IsClosingOutcome, ISSUE_STATES, type ClosingOutcome, type IssueState } from './issue-state.js';
import { IsOrigin, type Origin } from './origin.js';

/** All that many issues of the past have in common: how they came, what they were about, whose they were and how they ended. */
export class HistoryKind {
  /** By which way the matter came to the other system, in its own words. */
  @IsChannelName() readonly via!: ChannelName;
  @IsOrigin() readonly origin!: Origin;
  /** How it ended there; `received` if it had not ended. */
  @IsIn(ISSUE_STATES) readonly state!: IssueState;
  @IsOptional() @IsClosingOutcome() readonly outcome?: ClosingOutcome;
  @IsCategory() readonly category!: Category;
  @IsNature() readonly nature!: Nature;
  @IsLimitClass() readonly limitClass!: LimitClass;
  @IsOptional() @IsUnitId() readonly unit?: UnitId;

  static readonly example: HistoryKind = {
    via: 'constituent-call' as ChannelName,
    origin: 'on-complaint',
    state: 'closed',
    outcome: 'fixed',
    category: 'city-management',
    nature: 'street-lights' as Nature,
    limitClass: 'ordinary',
    unit: 'public-works' as UnitId,
  };
}
