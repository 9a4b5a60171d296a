import type { Category } from '@xianban/contracts/values/classification';
import type { AreaCode, UnitId } from '@xianban/contracts/values/identifiers';
import type { Origin } from '@xianban/contracts/values/origin';

/** What the rates can be asked by. */
export const RATE_AXES = ['area', 'unit', 'category', 'origin', 'period'] as const;
export type RateAxis = (typeof RATE_AXES)[number];

/** Levels of areas below the district, widest first. */
export const AREA_LEVELS = ['street', 'community', 'management-grid', 'technical-grid'] as const;
export type AreaLevel = (typeof AREA_LEVELS)[number];

/** Lengths of a period, in the district's zone. Weeks begin on Monday. */
export const PERIODS = ['day', 'week', 'month'] as const;
export type Period = (typeof PERIODS)[number];

/** Which closed issues, and how they are put together. */
export interface RatesQuestion {
  readonly by: RateAxis;
  readonly level: AreaLevel;
  readonly period: Period;
  /** Closed at or after this instant. */
  readonly from?: string;
  /** Closed before this instant. */
  readonly to?: string;
  /** An area of any level. */
  readonly area?: AreaCode;
  readonly unit?: UnitId;
  readonly category?: Category;
  readonly origin?: Origin;
  /** Only issues in these areas, on any level; absent = the whole district. */
  readonly within?: readonly AreaCode[];
}
