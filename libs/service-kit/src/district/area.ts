import { AREA_CODE, IsAreaCode, type AreaCode } from '@xianban/contracts/values/identifiers';
import type { Position } from '@xianban/contracts/values/position';
import { Type } from 'class-transformer';
import { IsDefined, IsIn, IsOptional, Matches, ValidateNested } from 'class-validator';

import { Localized } from './localized.js';

/** Levels below the district that have names; technical grids are cells. Highest first. */
export const AREA_LEVELS = ['street', 'community', 'management-grid'] as const;
export type AreaLevel = (typeof AREA_LEVELS)[number];

/** An entry of `areas.json`. */
export class Area {
  @IsAreaCode() readonly code!: AreaCode;
  @IsIn(AREA_LEVELS) readonly level!: AreaLevel;
  /** The area on the level above; a street's is absent or the district. */
  @IsOptional() @Matches(AREA_CODE) readonly parent?: AreaCode | null;
  @IsDefined() @ValidateNested() @Type(() => Localized) readonly name!: Localized;
}

/** An entry of `cells.json`: a technical grid, the smallest area. */
export interface Cell {
  readonly code: AreaCode;
  readonly managementGrid: AreaCode;
  /** Outer ring, WGS-84 degrees. */
  readonly polygon: readonly Position[];
}
