import type { Category, LimitClass, Nature } from '@xianban/contracts/values/classification';
import type { ChannelName, UnitId } from '@xianban/contracts/values/identifiers';
import type { ClosingOutcome, IssueState } from '@xianban/contracts/values/issue-state';
import type { Origin } from '@xianban/contracts/values/origin';
import type { Areas } from '@xianban/contracts/values/areas';

import type { LocalTime } from './local-times.js';

/** A row that can be brought in. */
export interface PastIssue {
  readonly externalId: string;
  readonly via: ChannelName;
  readonly origin: Origin;
  readonly state: IssueState;
  readonly outcome: ClosingOutcome | undefined;
  readonly category: Category;
  readonly nature: Nature;
  readonly limitClass: LimitClass;
  readonly areas: Areas | undefined;
  readonly unit: UnitId | undefined;
  readonly longitude: number;
  readonly latitude: number;
  readonly received: LocalTime;
  readonly limit: LocalTime | undefined;
  readonly ended: LocalTime | undefined;
  /** By our own rules. */
  readonly overdue: boolean;
  /** The source's verdict, where it has one about an issue with a limit and an end. */
  readonly overdueAtSource: boolean | undefined;
  readonly text: string;
  readonly address: string;
}

/** Why a row is not brought in. */
export interface RowRefusal {
  /** The source's own id, if it can be read. */
  readonly externalId?: string;
  /** Column of the file, or `row` where the row as a whole is wrong. */
  readonly field: string;
  readonly reason: RowFault;
}

export type RowFault =
  | 'missing'
  | 'too-long'
  | 'bad-quotes'
  | 'quote-not-closed'
  | 'wrong-number-of-columns'
  | 'not-utf-8'
  | 'not-plain-text'
  | 'not-an-id'
  | 'not-a-time'
  | 'no-such-local-time'
  | 'in-the-future'
  | 'before-receipt'
  | 'not-a-number'
  | 'outside-the-source'
  | 'unknown-value'
  | 'contradicts-the-end';
