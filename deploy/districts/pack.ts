/** What the files of a district pack hold. Services check them again when they read them; here they keep the generators and the specs honest. */
export interface Name {
  readonly zh: string;
  readonly en: string;
}

/** WGS-84 degrees, [longitude, latitude]. */
export type Position = readonly [longitude: number, latitude: number];

/** Closed: the first position is the last one again. */
export type Ring = readonly Position[];

/** `areas.json`. A street's parent is the district's code; that of a community and of a management grid is their street. */
export interface Area {
  readonly code: string;
  readonly level: 'street' | 'community' | 'management-grid';
  readonly parent: string;
  readonly name: Name;
}

/** `cells.json`: a technical grid. Neighbours share their edges corner by corner, and all cells together are the outline. */
export interface Cell {
  readonly code: string;
  readonly community: string;
  readonly managementGrid: string;
  readonly polygon: Ring;
}

/** A stretch of duty in the district's zone, `HH:mm`; it ends on the next day if `to` is not after `from`. */
export interface Duty {
  /** ISO weekdays on which it begins. */
  readonly weekdays: readonly number[];
  readonly from: string;
  readonly to: string;
}

export type UnitKind = 'grid-team' | 'community' | 'street' | 'district' | 'department';

/** `units.json`: who can be made responsible. */
export interface Unit {
  readonly id: string;
  readonly name: Name;
  readonly kind: UnitKind;
  /** Codes that it answers for; the district's code stands for all. */
  readonly areas: readonly string[];
  /** Only these; absent = any. */
  readonly categories?: readonly string[];
  readonly natures?: readonly string[];
  /** Absent = round the clock. */
  readonly duty?: readonly Duty[];
}

/** `holidays.json`: days off and, 调休, days made working days. ISO dates. */
export interface Holidays {
  readonly holidays: readonly string[];
  readonly workdays: readonly string[];
}

/** `outline.geojson`: one polygon without holes. */
export interface Outline {
  readonly type: 'Polygon';
  readonly coordinates: readonly [Ring];
}
