import { IsAreaCode, type AreaCode } from '@xianban/contracts/values/identifiers';
import type { Position } from '@xianban/contracts/values/position';
import { Type } from 'class-transformer';
import { IsDefined, IsIn, ValidateNested } from 'class-validator';

import { Localized } from './localized.js';

/** Levels below the district that have names; technical grids are cells. */
export const AREA_LEVELS = ['street', 'community', 'management-grid'] as const;
export type AreaLevel = (typeof AREA_LEVELS)[number];

/** An entry of `areas.json`. */
export class Area {
  @IsAreaCode() readonly code!: AreaCode;
  @IsIn(AREA_LEVELS) readonly level!: AreaLevel;
  /** A street's is the district; that of a community and of a management grid is their street. */
  @IsAreaCode() readonly parent!: AreaCode;
  @IsDefined() @ValidateNested() @Type(() => Localized) readonly name!: Localized;
}

/** An entry of `cells.json`: a technical grid, the smallest area. */
export interface Cell {
  readonly code: AreaCode;
  readonly community: AreaCode;
  readonly managementGrid: AreaCode;
  /** Outer ring, closed, WGS-84 degrees. */
  readonly polygon: readonly Position[];
}
