import type { Category, LimitClass } from '@xianban/contracts/values/classification';
import type { ClosingOutcome, IssueState } from '@xianban/contracts/values/issue-state';
import type { Origin } from '@xianban/contracts/values/origin';

/** How one of the source's issues ended. */
export interface Ending {
  readonly state: Extract<IssueState, 'closed' | 'refused' | 'withdrawn' | 'merged'>;
  /** Of those that closed. */
  readonly outcome?: ClosingOutcome;
}

/** What the source's own kind of matter is here. */
export interface Kind {
  readonly category: Category;
  /** Need not be one of the running district's. */
  readonly nature: string;
}

/**
 * How the rows of another system's CSV file become issues of the past: which column is which field, and what its codes mean here. Columns are called
 * as the file's header calls them; others are left alone. A value that a table lacks is refused, never guessed.
 */
export interface HistoryMapping {
  /** Also the name of the source: issues are told apart by this name and the source's own id. */
  readonly name: string;
  /** Raised when the same file would be read otherwise than before. */
  readonly version: number;
  /** The district that the source speaks of: only there areas and units are looked up. */
  readonly districtCode: string;
  /** IANA name of the zone in which the source writes its local times. */
  readonly zone: string;
  /** Column of the source's own id. */
  readonly id: string;
  /** Columns of local times; the limit and the end may be empty. */
  readonly receivedAt: string;
  readonly limitAt: string;
  readonly endedAt: string;
  /** Clocks of the source differ: an end that is earlier than the receipt by no more than this is taken for the receipt. */
  readonly endBeforeReceiptSecondsMost: number;
  /** The column that says whether it ended, and what it says of one that did not; it must agree with `endedAt`. */
  readonly open: { readonly column: string; readonly value: string };
  readonly endings: { readonly column: string; readonly table: Readonly<Record<string, Ending>> };
  readonly kinds: { readonly column: string; readonly table: Readonly<Record<string, Kind>> };
  /** What is not in the table is ordinary. */
  readonly limitClasses: { readonly column: string; readonly table: Readonly<Record<string, LimitClass>> };
  /** By which way the source heard of it, and whether that was a complaint. */
  readonly via: { readonly column: string; readonly table: Readonly<Record<string, Origin>> };
  readonly units: { readonly column: string; readonly table: Readonly<Record<string, string>> };
  /** The source's smallest area, and the end of the code of the management grid that it is in the district pack. */
  readonly area: { readonly column: string; readonly gridEnding: (value: string) => string };
  /** WGS-84 degrees. Nothing of the source lies outside the bounds. */
  readonly position: {
    readonly longitude: string;
    readonly latitude: string;
    readonly bounds: { readonly west: number; readonly south: number; readonly east: number; readonly north: number };
  };
  /** Columns of words, which are sealed. */
  readonly words: { readonly text: readonly string[]; readonly address: readonly string[] };
  /** The source's own verdict on the limit, to compare ours with; anything else is none. */
  readonly verdict: { readonly column: string; readonly overdue: string; readonly inTime: string };
}
