import { CATEGORIES, type Category, type Nature } from '@xianban/contracts/values/classification';
import { IsAreaCode, IsUnitId, type AreaCode, type UnitId } from '@xianban/contracts/values/identifiers';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsDefined,
  IsIn,
  IsInt,
  IsOptional,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';

import { Localized } from './localized.js';

export const UNIT_KINDS = ['grid-team', 'community', 'street', 'district', 'department'] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];

/** A stretch of duty in the district's zone; it ends on the next day if `to` is not after `from`. */
export class Duty {
  /** ISO weekdays on which it begins. */
  @IsInt({ each: true }) @Min(1, { each: true }) @Max(7, { each: true }) @ArrayMinSize(1) readonly weekdays!: readonly number[];
  @Matches(/^([01]\d|2[0-3]):[0-5]\d$/) readonly from!: string;
  @Matches(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/) readonly to!: string;
}

/** An entry of `units.json`. */
export class Unit {
  @IsUnitId() readonly id!: UnitId;
  @IsDefined() @ValidateNested() @Type(() => Localized) readonly name!: Localized;
  @IsIn(UNIT_KINDS) readonly kind!: UnitKind;
  /** Codes of the areas that it answers for, on any level; the district's code stands for all. */
  @IsAreaCode({ each: true }) @ArrayMinSize(1) @ArrayMaxSize(1_000) readonly areas!: readonly AreaCode[];
  /** Absent: all. */
  @IsOptional() @IsIn(CATEGORIES, { each: true }) readonly categories?: readonly Category[];
  /** Absent: all. */
  @IsOptional() @Matches(/^[a-z][a-z0-9-]{0,39}$/, { each: true }) readonly natures?: readonly Nature[];
  /** Absent: round the clock. */
  @IsOptional() @IsArray() @ArrayMinSize(1) @ValidateNested({ each: true }) @Type(() => Duty) readonly duty?: readonly Duty[];
}
