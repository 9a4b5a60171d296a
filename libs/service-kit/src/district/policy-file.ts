import type { LimitClass } from '@xianban/contracts/values/classification';
import { IsLadderLevel, type LadderLevel } from '@xianban/contracts/values/judgement';
import { DEFAULT_MERGING, type MergingPolicy } from '@xianban/rules/merging-policy';
import type { Budget, TimeKind } from '@xianban/rules/working-calendar';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsDefined,
  IsIn,
  IsInt,
  IsNumber,
  IsOptional,
  IsTimeZone,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';

import { Localized } from './localized.js';
import { SignRules } from './sign-rules.js';

const TIME_KINDS: readonly TimeKind[] = ['hours', 'working-hours', 'working-days', 'calendar-days'];
const TIME_OF_DAY = { message: '$property must be HH:mm' };

class BudgetEntry implements Budget {
  @IsNumber() @Min(0.01) @Max(10_000) readonly amount!: number;
  @IsIn(TIME_KINDS) readonly kind!: TimeKind;
}

class Limits implements Record<LimitClass, Budget> {
  @IsDefined() @ValidateNested() @Type(() => BudgetEntry) readonly emergency!: BudgetEntry;
  @IsDefined() @ValidateNested() @Type(() => BudgetEntry) readonly utility!: BudgetEntry;
  @IsDefined() @ValidateNested() @Type(() => BudgetEntry) readonly ordinary!: BudgetEntry;
  @IsDefined() @ValidateNested() @Type(() => BudgetEntry) readonly complex!: BudgetEntry;
}

class RungEntry {
  @IsLadderLevel() readonly level!: LadderLevel;
  @IsNumber() @Min(0) @Max(100) readonly percent!: number;
}

class Inspection {
  @IsNumber() @Min(0) @Max(100) readonly waitPercent!: number;
}

class CallBack {
  @IsNumber() @Min(0) @Max(8_760) readonly windowHours!: number;
}

class LookBack {
  @IsInt({ each: true }) @Min(1, { each: true }) @Max(3_650, { each: true }) @ArrayMaxSize(10) @ArrayUnique() readonly days!: number[];
}

class OnTheBooks {
  @IsBoolean() readonly onlyAfterLimit!: boolean;
}

class Dispatch {
  @IsNumber() @Min(1) @Max(10_080) readonly askAgainMinutes!: number;
}

class RateWeightsEntry {
  @IsNumber() @Min(0) readonly response!: number;
  @IsNumber() @Min(0) readonly resolution!: number;
  @IsNumber() @Min(0) readonly satisfaction!: number;
}

class Merging implements MergingPolicy {
  /** False if every report opens an issue of its own. */
  @IsOptional() @IsBoolean() readonly enabled: boolean = true;
  @IsOptional() @IsNumber() @Min(1) @Max(200) readonly withinMetres: number = DEFAULT_MERGING.withinMetres;
  @IsOptional() @IsNumber() @Min(0.1) @Max(168) readonly withinHours: number = DEFAULT_MERGING.withinHours;
  @IsOptional() @IsNumber() @Min(0.1) @Max(1) readonly suggestAbove: number = DEFAULT_MERGING.suggestAbove;
  /** 1 merges what is the same to the letter only. */
  @IsOptional() @IsNumber() @Min(0.1) @Max(1) readonly mergeAbove: number = DEFAULT_MERGING.mergeAbove;
}

class WorkingWindow {
  @Matches(/^([01]\d|2[0-3]):[0-5]\d$/, TIME_OF_DAY) readonly from!: string;
  @Matches(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, TIME_OF_DAY) readonly to!: string;
}

class Working {
  @IsInt({ each: true }) @Min(1, { each: true }) @Max(7, { each: true }) @ArrayMinSize(1) @ArrayUnique() readonly weekdays!: number[];
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  @Type(() => WorkingWindow)
  readonly windows!: WorkingWindow[];
}

/** `policy.yaml` of a district pack: who the district is, and its rules. */
export class PolicyFile {
  @IsDefined() @ValidateNested() @Type(() => Localized) readonly name!: Localized;
  /** First part of issue numbers. */
  @Matches(/^\d{6}$/, { message: '$property must have 6 digits (in quotes)' }) readonly districtCode!: string;
  @IsTimeZone() readonly zone!: string;
  /** Time to handle, by class. */
  @IsDefined() @ValidateNested() @Type(() => Limits) readonly limits!: Limits;
  /** Lowest rung first. */
  @IsArray() @ArrayMaxSize(10) @ValidateNested({ each: true }) @Type(() => RungEntry) readonly ladder!: RungEntry[];
  @IsDefined() @ValidateNested() @Type(() => Inspection) readonly inspection!: Inspection;
  @IsDefined() @ValidateNested() @Type(() => CallBack) readonly callBack!: CallBack;
  @IsDefined() @ValidateNested() @Type(() => LookBack) readonly lookBack!: LookBack;
  @IsDefined() @ValidateNested() @Type(() => OnTheBooks) readonly onTheBooks!: OnTheBooks;
  @IsDefined() @ValidateNested() @Type(() => Dispatch) readonly dispatch!: Dispatch;
  @IsOptional() @ValidateNested() @Type(() => RateWeightsEntry) readonly rateWeights?: RateWeightsEntry;
  @IsOptional() @ValidateNested() @Type(() => Merging) readonly merging: Merging = new Merging();
  @IsDefined() @ValidateNested() @Type(() => Working) readonly working!: Working;
  @ValidateNested() @Type(() => SignRules) readonly signs: SignRules = new SignRules();
}

/** `holidays.json`: the days on which the calendar departs from the weekdays. */
export class HolidaysFile {
  @IsArray() @IsIsoDates() readonly holidays!: string[];
  @IsArray() @IsIsoDates() readonly workdays!: string[];
}

function IsIsoDates(): PropertyDecorator {
  return Matches(/^\d{4}-\d{2}-\d{2}$/, { each: true, message: 'each of $property must be YYYY-MM-DD' });
}
